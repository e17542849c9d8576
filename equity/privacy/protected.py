"""The protected release: all that the room can ever be shown of one measure in one year.

It is made once from a cube and then kept. Every answer of the room is computed from its codes and
bands alone, so that whatever is asked, in whatever order and by however many people, tells no more
than the release itself.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from equity.numbers import Bounded
from equity.privacy.coding import ROUNDED
from equity.privacy.family import Member

LEFT_OUT = '{"left_out":'
"""What the text of a release begins with that leaves out ways to group."""


EVERYONE = ""
"""Among what is left out: all persons, whom a published table takes with it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What the room knows of one group: its rate as a code, its size as a band."""

    rate: Bounded
    size: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Protected:
    """One measure in one year: a code for each member that is shown; all others are hidden.

    `dimensions` has the groups of each by name. `spread` is about the standard deviation between
    all persons, or more, and tells nothing that the codes do not; None for shares. `left_out` are
    the ways to group that the rows have and the release has not, each with the published table
    that tells too much of small groups by it; with `EVERYONE` nothing is told of all persons.
    """

    measure: str
    period: str
    source: str
    k: int
    dimensions: Mapping[str, tuple[str, ...]]
    spread: float | None
    shown: Mapping[Member, Shown]
    left_out: Mapping[str, str] = field(default_factory=dict)

    def __hash__(self) -> int:
        """Name it by what it is about, so that what follows of it can be kept."""
        return hash((self.measure, self.period, self.source, self.k, len(self.shown)))

    def to_text(self) -> str:
        """Give the release as one line of JSON, as it is kept."""
        beside = {"left_out": self.left_out} if self.left_out else {}
        return json.dumps(
            {
                **beside,
                "measure": self.measure,
                "period": self.period,
                "source": self.source,
                "k": self.k,
                "dimensions": self.dimensions,
                "spread": self.spread,
                "shown": [
                    [one.conditions, one.complement_of, what.rate.low, what.rate.high, *what.size]
                    for one, what in self.shown.items()
                ],
            },
            ensure_ascii=False,
            separators=(",", ":"),
        )

    @classmethod
    def from_text(cls, text: str) -> "Protected":
        """Read a release back.

        >>> girls = Member((("gender", "Girls"),))
        >>> some = Protected(measure="suspended", period="2025-26", source="Log", k=10, spread=None,
        ...     dimensions={"gender": ("Girls", "Boys")},
        ...     shown={girls: Shown(Bounded(0, 0.02, "rounded"), (300, 399))})
        >>> Protected.from_text(some.to_text()) == some
        True
        """
        parts = json.loads(text)
        return cls(
            measure=parts["measure"],
            period=parts["period"],
            source=parts["source"],
            k=parts["k"],
            dimensions={name: tuple(groups) for name, groups in parts["dimensions"].items()},
            spread=parts["spread"],
            shown={
                Member(
                    tuple((dimension, group) for dimension, group in conditions),
                    complement_of=(beside[0], beside[1]) if beside else None,
                ): Shown(Bounded(low, high, ROUNDED), (fewest, most))
                for conditions, beside, low, high, fewest, most in parts["shown"]
            },
            left_out=parts.get("left_out", {}),
        )
