"""Which columns of a published file name its places, and which says how wide each is."""

import re
from collections.abc import Mapping, Sequence

from equity.intake.headers import meanings_of
from equity.intake.published_claims import said
from equity.intake.spelling import fold
from equity.vocabulary import Field

_CODE = re.compile(r"\b(code|cd|id|ids|number|num|no|key|cds|ncessch|leaid|nces|rcdts|irn|beds)\b")
_LEVEL = re.compile(
    r"level|\blvl\b|rtype|record type|agency type|entity type|organi[sz]ation type|report type"
    r"|summary|aggregat|^type$|is state|org type|institution type"
)
_LEVELS = frozenset(
    {*("state", "statewide", "district", "school", "county", "campus", "lea", "region", "isd")}
    | {*("school district", "local education agency", "total state", "public school", "building")}
    | {*("state total", "district total", "s", "d", "c", "t", "x", "sch", "dist", "st", "esd")}
    | {*("educational service district", "charter", "charter school", "nation", "corporation")}
    | {*("division", "charter district", "psu", "school level", "district level", "state level")}
)
_SCHOOL = re.compile(
    r"\b(school|campus|building|sch|site|entity|institution|instn|org|organization|aggregation)\b.*\b(name|nm)\b"
    r"|^(school|campus|building|institution|schoolname|campname|bldgname|sch name)$"
)
_DISTRICT = re.compile(
    r"\b(district|dist|lea|division|corporation|corp|lss|psu|system|sau|leanm|agency|div|dstrct)\b.*\b(name|nm)\b"
    r"|^(district|division|lea|corporation|districtname|distname|school system|school division)$"
)
_COUNTY = re.compile(r"^county( name)?$|^countyname$|^(esd|isd|region) ?name$")


def places_in(labels: Sequence[str], values: Mapping[str, Sequence[str]]) -> dict[str, Field]:
    """Give the columns of the level, the county, the district and the school, as far as known."""
    found: dict[str, Field] = {}
    words = {label: said(label) for label in labels}
    levels = [
        label
        for label in labels
        if names_a_level(label)
        and values[label]
        and len(values[label]) <= 12
        and sum(_is_level(one) for one in values[label]) >= 0.6 * len(values[label])
    ]
    if levels:
        found[levels[0]] = Field.AGG_LEVEL
    for field, pattern in (
        (Field.COUNTY, _COUNTY),
        (Field.DISTRICT, _DISTRICT),
        (Field.SCHOOL, _SCHOOL),
    ):
        named = [
            label
            for label in labels
            if pattern.search(words[label]) and label not in found and are_words(values[label])
        ]
        named = named or [
            label
            for label in labels
            if field in meanings_of(label)
            and label not in found
            and are_words(values[label])
            and not _CODE.search(words[label])
        ]
        if named:
            plainest = [one for one in named if field.value in words[one]]
            found[(plainest or named)[0]] = field
    return found


def names_a_place(label: str) -> bool:
    """Tell whether a column's name is one of a school, a district or a county.

    >>> names_a_place("District Name"), names_a_place("District Code")
    (True, False)
    """
    words = said(label)
    return any(one.search(words) for one in (_COUNTY, _DISTRICT, _SCHOOL))


def names_a_level(label: str) -> bool:
    """Tell whether a column's name may be the one that says how wide the place of a row is.

    >>> names_a_level("Aggregate Level"), names_a_level("Student Group")
    (True, False)
    """
    return bool(_LEVEL.search(said(label)))


def _is_level(value: str) -> bool:
    return fold(value) in _LEVELS


def are_words(values: Sequence[str]) -> bool:
    """Tell whether at least half of the values hold a letter."""
    letters = [one for one in values if any(mark.isalpha() for mark in one)]
    return not values or len(letters) >= 0.5 * len(values)
