"""What a deck is made of, as frozen values: findings, recommendations, and whose they are."""

from dataclasses import dataclass, field
from datetime import date

from equity.language import _
from equity.privacy.table import SafeTable
from equity.problems import Problem
from equity.story import findings
from equity.vocabulary import Area, View


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingSlide:
    """One finding to show: a group of a safe table, under the title that people chose.

    `notice`, `wonder` hold one idea a line; `strength` is a sentence on what works here; `choices`
    is what a link says that opens the finding again, "" where nobody kept it. A table that is not
    the room's raises a Problem: nothing else may leave the house.
    """

    title: str
    table: SafeTable
    group: tuple[str, ...]
    notice: str = ""
    wonder: str = ""
    strength: str = ""
    choices: str = ""

    def __post_init__(self) -> None:
        if self.table.view is not View.ROOM:
            raise Problem(
                _("This finding cannot go on a slide"),
                _("It holds exact numbers, and these stay on the staff's screen."),
                _("Keep the finding in the room view, then add it again."),
            )

    @property
    def original(self) -> str:
        """What the data says, whatever the title is."""
        return findings.sentence(self.table, self.group)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """What people decided on one focus area: why, on which evidence, and what they ask for."""

    area: Area
    decision: str
    reasons: tuple[str, ...]
    evidence: tuple[str, ...]
    ask: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deck:
    """All that a presentation says; `made` is the day on which it was made."""

    name: str
    is_sample: bool
    made: date
    findings: tuple[FindingSlide, ...]
    recommendations: tuple[Recommendation, ...] = field(default=())
