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
from equity.language import _
from equity.vocabulary import Field


class Level(StrEnum):
    """How much a place covers, the widest first."""

    EVERYWHERE = "everywhere"
    STATE = "state"
    COUNTY = "county"
    DISTRICT = "district"
    SCHOOL = "school"


_STATE_NAME = "State"
WHOLE_FILE = "Everyone in this file"
"""The place of a file that names none (a message key)."""

_STATE = frozenset(
    {
        *("state", "statewide", "state total", "all districts", "total state", "t", "s state"),
        *(
            "sea",
            "state of california",
            "all public schools",
            "state level",
            "all public districts",
        ),
        *("state average", "total public", "nc public schools", "state wide"),
    }
)
_ALL = frozenset(
    {
        *("", "all", "all schools", "districtwide", "district total", "district", "total"),
        *("statewide", "state", "all districts", "all students", "not applicable"),
        *("all buildings", "all campuses", "district level", "all school", "district wide"),
        "all column values",
    }
)
_LEVELS: dict[str, Level] = {
    **dict.fromkeys(
        ("state", "statewide", "t", "sea", "x", "total state", "state total", "st", "state level"),
        Level.STATE,
    ),
    **dict.fromkeys(("county", "c", "esd", "isd", "educational service district"), Level.COUNTY),
    **dict.fromkeys(
        (
            *("district", "d", "lea", "local education agency", "districtwide", "dist"),
            *(
                "school district",
                "division",
                "corporation",
                "district level",
                "psu",
                "district total",
            ),
        ),
        Level.DISTRICT,
    ),
    **dict.fromkeys(
        ("school", "s", "sch", "campus", "public school", "building", "school level"), Level.SCHOOL
    ),
}


_Row = tuple[str, str, str, str]
"""Level, county, district and school of a row, "" where no column says one."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place by its name and its level."""

    name: str
    level: Level


def places_of(reading: Reading) -> pd.DataFrame:
    """Give the place of each row: columns name and level, missing where the row names none."""
    sheet = reading.sheet
    found: list[Place | None] = [Place(WHOLE_FILE, Level.STATE)] * len(sheet.frame)
    fields = (Field.AGG_LEVEL, Field.COUNTY, Field.DISTRICT, Field.SCHOOL)
    columns = [only_column(reading, field) for field in fields]
    if any(column is not None for column in columns):
        blank = [""] * len(sheet.frame)
        rows = list(zip(*(blank if one is None else one for one in columns), strict=True))
        different = [*dict.fromkeys(rows)]
        known = {
            row: _place(*one) for row, one in zip(different, _of_districts(different), strict=True)
        }
        found = [known[row] for row in rows]
    return _frame(found, sheet.frame.index)


def _of_districts(rows: list[_Row]) -> list[_Row]:
    """Give rows that name a district as their school, without a level, as rows of the district.

    A district with no other school in a table of schools may be one school: its row stays one.

    >>> _of_districts([("", "", "Elm", "Elm"), ("", "", "Elm", "High"), ("", "", "Oak", "Oak")])
    [('', '', 'Elm', ''), ('', '', 'Elm', 'High'), ('', '', 'Oak', 'Oak')]
    """
    several = {
        plain(district)
        for _level, _county, district, school in rows
        if _is_a_name(school) and plain(school) != plain(district)
    }
    return [
        (level, county, district, "")
        if plain(school) == plain(district)
        and word_form(level) not in _LEVELS
        and (not several or plain(district) in several)
        else (level, county, district, school)
        for level, county, district, school in rows
    ]


def _frame(found: list[Place | None], index: pd.Index) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "place": pd.Series([one and one.name for one in found], index=index, dtype="str"),
            "level": pd.Series([one and str(one.level) for one in found], index=index, dtype="str"),
        }
    )


def _place(level: str, county: str, district: str, school: str) -> Place | None:
    """Read one row's place; the row's own level decides, else the narrowest column that names one.

    >>> _place("", "", "Lincoln USD", "[All]"), _place("", "", "State", "")
    (Place(name='Lincoln USD', level=<Level.DISTRICT: 'district'>), \
Place(name='State', level=<Level.STATE: 'state'>))
    """
    said = _LEVELS.get(word_form(level))
    names = {
        Level.COUNTY: plain(county),
        Level.DISTRICT: plain(district),
        Level.SCHOOL: plain(school),
    }
    named = {one: name for one, name in names.items() if _is_a_name(name)}
    if said is Level.DISTRICT and _is_school(names[Level.SCHOOL], named):
        said = Level.SCHOOL
    if said is None or (said is Level.DISTRICT and not named.keys() - {Level.COUNTY}):
        if Level.SCHOOL not in named and Level.DISTRICT not in named and _says_state(names):
            return Place(_says_state(names), Level.STATE)
        said = max(named, key=list(Level).index, default=None)
    if said is Level.STATE:
        return Place(_says_state(names) or _STATE_NAME, Level.STATE)
    if said is Level.SCHOOL:
        within = named.get(Level.DISTRICT)
        name = named.get(said)
        return Place(f"{name}, {within}" if within else name, said) if name else None
    if said is Level.COUNTY:
        return Place(_county(named[said]), said) if said in named else None
    name = named.get(Level.DISTRICT) or named.get(Level.SCHOOL)
    return Place(name, Level.DISTRICT) if said is Level.DISTRICT and name else None


def _is_school(school: str, named: dict[Level, str]) -> bool:
    """Tell whether a row of a district names a school of it after all."""
    district = named.get(Level.DISTRICT)
    return Level.SCHOOL in named and district is not None and school != district


def _is_a_name(text: str) -> bool:
    return word_form(text) not in _ALL | _STATE and not is_missing(text)


def _says_state(names: dict[Level, str]) -> str:
    """Give the name that means the whole state, "" where none does."""
    return next((name for name in names.values() if word_form(name) in _STATE), "")


def _county(name: str) -> str:
    return name if "county" in name.casefold() else _("{name} (county)", name=name)
