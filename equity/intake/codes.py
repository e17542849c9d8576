"""Answers written as numbers: the code lists that they could follow, for a person to choose one.

Which number stands for which answer differs from survey to survey, and turns round in some: it is
never taken from the numbers themselves.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from equity.intake.dictionaries import SCALES
from equity.intake.spelling import fold

NO_ANSWER_CODES = frozenset({8, 9, 77, 88, 97, 98, 99, 999})
"""Numbers that code lists use for "no answer" beside those of the answers."""

HIGHEST = 7
_UNUSED = 1


@dataclass(frozen=True, slots=True)
class CodeList:
    """A scale whose answers have the numbers from `first` on; `falling`: the last comes first."""

    scale: str
    first: int
    falling: bool

    @property
    def meanings(self) -> dict[str, str]:
        """The answer that each number stands for.

        >>> CodeList("agree4", 1, falling=True).meanings["1"]
        'Strongly agree'
        """
        labels = SCALES[self.scale].labels
        ordered = labels[::-1] if self.falling else labels
        return {str(self.first + place): label for place, label in enumerate(ordered)}


def answer_codes(values: Iterable[str]) -> frozenset[int]:
    """Give the numbers that could be answers; none where other values stand among them.

    >>> sorted(answer_codes(["1", "2.0", "4", "99"])), sorted(answer_codes(["1", "2", "blue"]))
    ([1, 2, 4], [])
    """
    folded = {fold(value) for value in values}
    if not all(one.isascii() and one.isdigit() and len(one) < 4 for one in folded):
        return frozenset()
    codes = frozenset(int(one) for one in folded)
    answers = frozenset(code for code in codes if code <= HIGHEST)
    return answers if codes - answers <= NO_ANSWER_CODES else frozenset()


def code_lists(values: Iterable[str]) -> tuple[CodeList, ...]:
    """Give the code lists that have all the numbers, those without an unused number first."""
    codes = answer_codes(values)
    if not codes:
        return ()
    found = [
        (unused, CodeList(name, first, falling))
        for first in ((0, 1) if 0 in codes else (1,))
        for name, scale in SCALES.items()
        if 0 <= (unused := first + len(scale.labels) - 1 - max(codes)) <= _UNUSED
        for falling in (False, True)
    ]
    return tuple(one for _unused, one in sorted(found, key=lambda pair: pair[0]))
