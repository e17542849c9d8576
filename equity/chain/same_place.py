"""Which places of a published file may be the schools of our own data.

Two names tell schools apart where they have no word in common but such as "school". Where there is
no name to go by, the number of students tells places apart that are over twice or under half as
large. What cannot be told apart counts as the same.
"""

import math
from collections.abc import Mapping, Sequence

from equity.intake.places import WHOLE_FILE, Level
from equity.intake.spelling import word_form
from equity.store.published_people import Place

WHOLE = ""
"""Stands for all of our schools together."""

AT_MOST = 2.0
"""A place that has so many times the students of another is another."""

_SHORT = {
    **{"hs": "high", "ms": "middle", "es": "elementary", "elem": "elementary"},
    **{"jr": "junior", "sr": "senior"},
}
_KINDS = frozenset(
    {*("high", "middle", "elementary", "junior", "senior", "primary", "intermediate", "academy")}
    | {*("of", "and", "for", "at", "charter", "magnet", "public", "community", "center", "k")}
)
_ARTICLES = frozenset({"school", "schools", "the", "a"})


def same_places(
    places: Sequence[Place], schools: Mapping[str, float]
) -> dict[str, tuple[str, ...]]:
    """Give the places that may be ours, each with the schools that it may be, or `WHOLE`.

    `schools` have the number of our students by the name of their school, `WHOLE` where no name is
    known; not a number where nobody knows how many.

    >>> some = [Place("Lincoln HS, Union", "school", 310.0, 310.0), Place("State", "state", 9e5)]
    >>> same_places(some, {"Lincoln High School": 300, "Roosevelt Middle": 200})
    {'Lincoln HS, Union': ('Lincoln High School',)}
    """
    found = {one.name: _maybe(one, schools) for one in places}
    sure = {
        school: {one.name for one in places if _bare(_school(one)) == _bare(school)}
        for school in schools
        if school
    }
    for name, some in found.items():
        found[name] = tuple(one for one in some if not sure.get(one) or name in sure[one])
    for school, names in sure.items():
        for name in names:
            found[name] = tuple({**dict.fromkeys(found[name]), school: None})
    return {name: some for name, some in found.items() if some}


def _maybe(place: Place, schools: Mapping[str, float]) -> tuple[str, ...]:
    if place.level != Level.SCHOOL:
        is_state = place.level in (Level.STATE, Level.EVERYWHERE) and place.name != WHOLE_FILE
        total = sum(schools.values())
        is_unknown = (place.most is None and place.least == 0) or math.isnan(total)
        return () if (is_state and is_unknown) or not _fits(place, total) else (WHOLE,)
    return tuple(
        school
        for school, students in schools.items()
        if _may_be_called(place, school) and _fits(place, students)
    )


def _fits(place: Place, students: float) -> bool:
    is_larger = place.least > AT_MOST * students
    is_smaller = place.most is not None and AT_MOST * place.most < students
    return not (is_larger or is_smaller)


def _may_be_called(place: Place, school: str) -> bool:
    names = _words(_school(place)), _words(school)
    is_said = all(any(mark.isalpha() for word in one for mark in word) for one in names)
    return not is_said or bool(names[0] & names[1])


def _school(place: Place) -> str:
    """Give the name of a school without the district in which it is."""
    return place.name.rsplit(", ", 1)[0] if place.level == Level.SCHOOL else place.name


def _bare(name: str) -> tuple[str, ...]:
    words = (_SHORT.get(one, one) for one in word_form(name).split())
    return tuple(one for one in words if one not in _ARTICLES)


def _words(name: str) -> set[str]:
    """Give the words that tell schools apart, and the first letters of all words together."""
    known = word_form(name).split()
    words = set(_bare(name))
    return (words - _KINDS or words) | {"".join(one[0] for one in known)}
