"""What the gate lets through. `SafeTable` is constructed in one function of this room only."""

from dataclasses import dataclass

from equity.gaps.gap import Gap
from equity.measures import Measure
from equity.numbers import Bounded
from equity.question import Only
from equity.vocabulary import Evidence, Unit, View

TOO_FEW = "too few students to show safely"
"""The one text for every hidden cell."""

NOT_PRINTED = "not published"
"""Why a published table has no line of all students."""

NO_HEAD_COUNTS = "No head counts are published, so chance cannot be checked"
MASKED_NUMBER = "A number is masked by the publisher, so chance cannot be checked"
PARTS_MISSING = "Not all groups are published, so chance cannot be checked"
NOT_COMPARED = "All students are not published. Choose a group to compare with"
"""Why a gap of a published table has no grade of evidence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SafeGroup:
    """One group as it may be shown.

    Where `shown` is false all numbers are None and `reason` says why. `size` is a band such as
    "40-54" ("300-399"; in hundreds from 300). `persons` and `total` are None in the room view of
    our own data. `not_graded` says why a gap has no `evidence`, where it could have had.
    """

    group: tuple[str, ...]
    shown: bool
    reason: str | None = None
    size: str | None = None
    others_size: str | None = None
    persons: Bounded | None = None
    total: Bounded | None = None
    gap: Gap | None = None
    evidence: Evidence | None = None
    not_graded: str | None = None

    @property
    def rate(self) -> Bounded | None:
        """Give the number that may be shown; None where there is none, or it is hidden."""
        return self.gap.rate if self.shown and self.gap else None

    @property
    def is_compared(self) -> bool:
        """Tell whether the number of those with whom it is compared may be shown beside it."""
        return self.shown and self.gap is not None and self.gap.others_rate is not None

    @property
    def is_alone(self) -> bool:
        """Tell whether it has a number that may be shown, and nothing beside it."""
        return self.rate is not None and not self.is_compared


@dataclass(frozen=True, slots=True, kw_only=True)
class SafeTable:
    """One measure by groups, safe for its view; `groups` keep the fixed order of every screen.

    `everyone` is all persons of the table as one group named () (shown like any other; its gap has
    a rate only); people whose group is not recorded stay out of it where they are too few to hide.
    `scanned` is how many gaps the evidence was graded over, in all tables of the answer.
    """

    measure: Measure
    by: tuple[str, ...]
    only: tuple[Only, ...]
    period: str
    source: str
    view: View
    compared_with: str
    min_group: int
    scanned: int
    everyone: SafeGroup
    groups: tuple[SafeGroup, ...]

    def group(self, *names: str) -> SafeGroup | None:
        """Find a group by its names, None where the table has no such group."""
        return next((one for one in self.groups if one.group == names), None)

    @property
    def is_capped(self) -> bool:
        """Tell whether of one person at most a usual number of events counts (`per_atom.py`)."""
        return self.view is View.ROOM and self.measure.unit is Unit.PER_100_STUDENTS

    @property
    def hidden(self) -> tuple[SafeGroup, ...]:
        """The groups that are hidden, in the table's order."""
        return tuple(one for one in self.groups if not one.shown)
