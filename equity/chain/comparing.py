"""What is read in one file by what the others say."""

from collections.abc import Callable, Sequence

from equity.intake import lone_years, other_ids, rounds, zeros
from equity.intake.mapping import Reading
from equity.intake.table import Check

_STEPS = (lone_years.as_named_else, other_ids.as_the_list_numbers, zeros.as_on_the_list)


def compared(
    readings: Sequence[Reading], tell: Callable[[], None]
) -> tuple[tuple[Reading, ...], tuple[Check, ...]]:
    """Give the readings as the others make them plain, and say what was changed.

    A Problem where two of them are rounds of one survey.
    `tell` is called before each step, so that a person's wish to stop is heard soon.
    """
    for problem in rounds.later_rounds(readings).values():
        raise problem
    noticed: list[Check] = []
    for step in _STEPS:
        tell()
        readings, found = step(readings)
        noticed += found
    return tuple(readings), tuple(noticed)
