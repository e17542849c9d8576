"""The three collapsed answers to one question, group by group, as they are said and drawn."""

from collections.abc import Sequence
from dataclasses import dataclass

from equity.language import _
from equity.numbers import Bounded
from equity.privacy.table import SafeTable
from equity.story import amounts, sides
from equity.story.sides import Group
from equity.vocabulary import Unit

Ends = tuple[int, int]
Three = tuple[SafeTable, SafeTable, SafeTable]
"""Unfavourable, middle, favourable: the three tables of one question."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One group: its name, how many answered, and its three bins; `why` it has none."""

    name: str
    answers: str
    bins: tuple[Ends, ...]
    why: str = ""

    @property
    def lengths(self) -> tuple[float, ...]:
        """How many of 100 are in each bin, as it is drawn."""
        return tuple(sum(one) / 2 for one in self.bins)


def answer_names(three: Three) -> tuple[str, str, str]:
    """Name the three answers; the middle is "" where the question has none."""
    bad, middle, good = (answer_words(table.measure.answers) for table in three)
    return bad or _("Other answers"), _("In between") if middle else "", good or _("Good answers")


def bars(three: Three, chosen: Sequence[Group]) -> list[Bar]:
    """Give a bar for each chosen group and for those with whom the first is compared.

    Where the first is hidden nobody is compared with it.
    """
    drawn = []
    sides_of = zip(*(sides.of_table(table, chosen) for table in three), strict=True)
    for place, parts in enumerate(sides_of):
        rates = [one.rate for one in parts if one.rate]
        if len(rates) == len(parts):
            bins = tuple(three_of_100(rates))
            answers = _("{band} answers", band=parts[2].size)
            drawn.append(Bar(parts[2].name, answers, bins))
        elif place < len(chosen):
            drawn.append(Bar(parts[2].name, "", (), sides.hidden_text()))
    return drawn


def three_of_100(rates: Sequence[Bounded]) -> list[tuple[int, int]]:
    """Give three answers as they are said, (least, most) of every 100; known ones add up to 100.

    The last, the favourable one, is said as everywhere else; what rounding leaves goes to the
    larger of the other two.

    >>> three_of_100([Bounded.exactly(0.445), Bounded.exactly(0.18), Bounded.exactly(0.375)])
    [(44, 44), (18, 18), (38, 38)]
    """
    ends = [amounts.sure_and_maybe(rate, Unit.SHARE) for rate in rates]
    if any(low != high for low, high in ends):
        return ends
    larger = 0 if ends[0] >= ends[1] else 1
    number = ends[larger][0] + 100 - sum(low for low, _high in ends)
    ends[larger] = (number, number)
    return ends


def answer_words(answers: Sequence[str]) -> str:
    """Say the answers of one side of a scale in as few words as they have in common.

    >>> answer_words(("Agree", "Strongly agree")), answer_words(("Often", "Always"))
    ('Agree', 'Often, Always')
    """
    shortest = min(answers, key=len, default="")
    ending = f" {shortest}".casefold()
    if all(f" {one}".casefold().endswith(ending) for one in answers):
        return _(shortest) if shortest else ""
    return ", ".join(_(one) for one in answers)
