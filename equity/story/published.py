"""What is said of published numbers: places, masked counts, and gaps that nobody can grade."""

from equity.language import _
from equity.numbers import Bounded
from equity.privacy.table import SafeGroup

_WHOLE_STATE = frozenset({"state", "statewide", "state total"})
_WHOLE_FILE = "Everyone in this file"


def in_place(name: str) -> str:
    """Say a place inside a sentence; a total says that it is added up.

    >>> in_place("Virginia: all 1,900 schools in this file, added up")
    'in Virginia (all 1,900 schools in this file, added up)'
    >>> in_place("State"), in_place("Hartford School District")
    ('in the whole state', 'in Hartford School District')
    """
    if name.casefold() in _WHOLE_STATE:
        return _("in the whole state")
    if name == _WHOLE_FILE:
        return _("in this file")
    place, colon, schools = name.partition(": ")
    if not colon:
        return _("in {place}", place=name)
    return _("in {place} ({schools})", place=place, schools=schools)


def is_masked(one: SafeGroup) -> bool:
    """Tell whether the publisher masks how many students of the group had the outcome."""
    return one.total is not None and one.total.why is not None


def masked_count(total: Bounded, students: str) -> str:
    """Say a masked count.

    >>> masked_count(Bounded(0, 9, "masked by the publisher"), "Asian students")
    'between 0 and 9 Asian students'
    """
    return _(
        "between {low} and {high} {students}",
        low=f"{total.low:.0f}",
        high=f"{total.high:.0f}",
        students=students,
    )


def says_nothing(rate: Bounded) -> bool:
    """Tell whether a share may be anything from none to all."""
    return rate.low <= 0 and rate.high >= 1


def not_graded(one: SafeGroup) -> tuple[str, str] | None:
    """Give the word in place of a grade and why there is none; None where there is a grade."""
    if one.not_graded is None:
        return None
    return _("Not checked"), _(one.not_graded)
