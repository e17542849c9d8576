"""The one place that sees both sides of the gate; used by ui and cli alike."""
