"""What a measure is: one thing that is counted, and its words."""

import re
from dataclasses import dataclass

from equity.vocabulary import Area, Direction, FileKind, Population, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Sentences about one group, the school as their subject.

    Each takes {group}, {others} ("all other students"), {others_short} ("others"), {rate},
    {others_rate}; `more` may take {ratio} too ("2.6 times as often as", "more often than").
    `more` is said where the group's rate is higher than that of the comparison, `less` where lower,
    `same` where they are alike; `each` (takes {rate}) where a bound holds in every group shown;
    `least` where of several measures this one is the farthest behind, "" where none is compared.
    """

    more: str
    less: str
    same: str
    each: str
    least: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One thing that is counted; `label` in a menu, `column` over a column of numbers.

    Where not all measures have room side by side, those that are no `headline` are left out first.
    `answers` are the words of a survey question's answers that count, `topic` what it asks about.
    """

    key: str
    label: str
    column: str
    population: Population
    source: FileKind
    area: Area
    direction: Direction
    unit: Unit
    wording: Wording
    headline: bool = True
    answers: tuple[str, ...] = ()
    topic: str = ""

    @property
    def is_item(self) -> bool:
        """Tell a single survey question from the other measures, which are scanned together."""
        return self.key.startswith("item.")

    @property
    def item(self) -> str:
        """The key of the survey question that an answer belongs to, "" for other measures."""
        return ".".join(self.key.split(".")[:2]) if self.is_item else ""

    @property
    def is_part(self) -> bool:
        """Tell an answer that only stands beside the good answer to the same question."""
        return self.is_item and self.key.count(".") == 2

    @property
    def is_theme(self) -> bool:
        """Tell a theme of what people wrote, which stands on the page of their words only."""
        return self.key.startswith("theme.")

    @property
    def is_on_menus(self) -> bool:
        """Tell what every menu and scan holds: of students, and neither a part nor a theme."""
        return not (self.is_part or self.is_theme or self.is_of_others)

    @property
    def is_of_others(self) -> bool:
        """Tell what staff or families answered, which stands beside students' answers only."""
        return self.population in _MARKS


_MARKS = {Population.SURVEY_STAFF: "staff-", Population.SURVEY_FAMILIES: "families-"}
"""What the names of other populations' measures begin with; no slug has a hyphen."""


def marked(name: str, of: Population) -> str:
    """Give the name of a population's measure, safe in a link; students' names have no mark.

    >>> marked("Fairness", Population.SURVEY_STAFF), marked("Fairness", Population.SURVEY_STUDENTS)
    ('staff-fairness', 'fairness')
    """
    return _MARKS.get(of, "") + slug(name)


def unmarked(name: str) -> str:
    """Give the name of a measure without the mark of whom it is of."""
    return name.rpartition("-")[2]


def slug(text: str) -> str:
    """Give a name that is safe in a link and on a command line.

    >>> slug("Culture and identity")
    'culture_and_identity'
    """
    return re.sub(r"[^a-z0-9]+", "_", text.casefold()).strip("_")
