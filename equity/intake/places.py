"""The place that a row of a published file is about: a state, a district or a school.

A place is a filter. Rows of a larger place are never added to the rows of its parts, and a total
that is added up from schools is a place of its own whose name says so.
"""

from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from equity.intake.dictionaries import is_missing
from equity.intake.mapping import Reading
from equity.intake.rows import only_column
from equity.intake.spelling import plain, word_form
from equity.vocabulary import Field


class Level(StrEnum):
    """How much a place covers, the widest first."""

    EVERYWHERE = "everywhere"
    STATE = "state"
    DISTRICT = "district"
    SCHOOL = "school"


WHOLE_FILE = "Everyone in this file"
"""The place of a file that names none (a message key)."""

_STATE = frozenset(
    {"state", "statewide", "state total", "all districts", "total state", "t", "s state", "sea"}
)
_ALL = frozenset(
    {
        *("", "all", "all schools", "districtwide", "district total", "district", "total"),
        *("statewide", "state", "all districts", "all students", "not applicable"),
    }
)
_LEVELS: dict[str, Level] = {
    **dict.fromkeys(("state", "statewide", "t", "sea", "x"), Level.STATE),
    **dict.fromkeys(
        ("district", "d", "lea", "local education agency", "districtwide"), Level.DISTRICT
    ),
    **dict.fromkeys(("school", "s", "sch", "campus"), Level.SCHOOL),
}


@dataclass(frozen=True, slots=True)
class Place:
    """One place by its name and its level."""

    name: str
    level: Level


def places_of(reading: Reading) -> pd.DataFrame:
    """Give the place of each row: columns name and level, missing where the row names none."""
    sheet = reading.sheet
    found: list[Place | None] = [Place(WHOLE_FILE, Level.STATE)] * len(sheet.frame)
    fields = (Field.AGG_LEVEL, Field.DISTRICT, Field.SCHOOL)
    columns = [only_column(reading, field) for field in fields]
    if any(column is not None for column in columns):
        blank = [""] * len(sheet.frame)
        rows = list(zip(*(blank if one is None else one for one in columns), strict=True))
        known = {row: _place(*row) for row in dict.fromkeys(rows)}
        found = [known[row] for row in rows]
    return _frame(found, sheet.frame.index)


def _frame(found: list[Place | None], index: pd.Index) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "place": pd.Series([one and one.name for one in found], index=index, dtype="str"),
            "level": pd.Series([one and str(one.level) for one in found], index=index, dtype="str"),
        }
    )


def _place(level: str, district: str, school: str) -> Place | None:
    """Read one row's place; the narrowest column that names one decides, or the row's own level.

    >>> _place("", "Lincoln USD", "[All]"), _place("", "State", "")
    (Place(name='Lincoln USD', level=<Level.DISTRICT: 'district'>), \
Place(name='State', level=<Level.STATE: 'state'>))
    """
    said = _LEVELS.get(word_form(level))
    district, school = plain(district), plain(school)
    names_school = word_form(school) not in _ALL and not is_missing(school)
    names_district = word_form(district) not in _ALL and not is_missing(district)
    if said is Level.STATE:
        return Place(district or school or WHOLE_FILE, Level.STATE)
    if names_school and said is not Level.DISTRICT:
        return Place(f"{school}, {district}" if names_district else school, Level.SCHOOL)
    if names_district:
        return Place(district, Level.DISTRICT)
    if word_form(district) in _STATE or word_form(school) in _STATE:
        return Place(district or school, Level.STATE)
    return None
