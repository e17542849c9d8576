"""The gate: `Counts` in, `SafeTable` out. Nothing else leaves the store for a screen or a file."""
