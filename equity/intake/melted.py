"""Published tables with one number a row and a column that names it, laid out with a column each.

Portals and dashboards export so: "Number of Students" in one row, "Number Suspended" in the next.
"""

import re
from dataclasses import replace

import pandas as pd

from equity.intake.headers import tells_persons
from equity.intake.masked_cells import holds_numbers
from equity.intake.published_claims import claim_of, said
from equity.intake.repeating import different
from equity.intake.sheet import Sheet
from equity.intake.spelling import plain
from equity.language import _

_NAMES = re.compile(r"measure( names?)?|metrics?|indicator( name)?|statistic|data (type|element)")
_NUMBERS = re.compile(r"(measure |data )?values?|numbers?|amount|result|figure")
_OF_NAMES = re.compile(
    r"(measure|metric|indicator|statistic|value|data) (units?|format|code|id|key|type)"
    r"|units?( of measure| type)?|format"
)
"""Names of columns that say more of what a number is, such as its unit."""

_MOST_NAMES = 12
_MOST_ROWS = 200_000


def with_numbers_apart(sheet: Sheet) -> Sheet:
    """Give the sheet with a column for each number that its rows name; else as it is.

    It is only done where the names tell different numbers, such as all students and those with the
    outcome, and no two rows say the same number of one group. Each row stands for all it had.
    """
    found = _columns(sheet)
    if found is None:
        return sheet
    named, valued = found
    name = sheet.column(sheet.labels[named]).map(plain)
    more = [place for place in range(len(sheet.labels)) if _is_of_the_name(sheet, place, name)]
    rest = [place for place in range(len(sheet.labels)) if place not in (*found, *more)]
    if not rest:
        return sheet
    rows = sheet.frame[[f"c{place}" for place in rest]].astype("str")
    whose = rows.groupby(list(rows), sort=False, dropna=False).ngroup()
    if pd.DataFrame({"whose": whose, "name": name}).duplicated().any():
        return sheet
    first = ~whose.duplicated()
    numbers = pd.DataFrame({"whose": whose, "name": name, "said": sheet.frame[f"c{valued}"]})
    wide = numbers.astype({"said": "str"}).pivot(index="whose", columns="name", values="said")
    names = [one for one in dict.fromkeys(name) if one]
    wide = wide.loc[whose[first], names].fillna("").set_index(rows.index[first])
    frame = pd.concat([rows[first], wide], axis=1)
    return replace(
        sheet,
        labels=(*(sheet.labels[place] for place in rest), *names),
        frame=frame.set_axis([f"c{place}" for place in range(frame.shape[1])], axis=1),
        notes=(
            *sheet.notes,
            _note(sheet.labels[named], names),
            *(_left_out(sheet.labels[place], sheet.labels[named]) for place in more),
        ),
        stands_for=whose.map(whose.value_counts())[first],
    )


def names_of_numbers(sheet: Sheet) -> list[str]:
    """Give the numbers that rows name where a file has one number a row, none where it has not."""
    found = _columns(sheet)
    return different(sheet.values(sheet.labels[found[0]])) if found else []


def _columns(sheet: Sheet) -> tuple[int, int] | None:
    """Give the places of the names and of the numbers, None where they are not told for sure."""
    words = [said(label) for label in sheet.labels]
    named = [place for place, one in enumerate(words) if _NAMES.fullmatch(one)]
    valued = [place for place, one in enumerate(words) if _NUMBERS.fullmatch(one)]
    if len(named) != 1 or len(valued) != 1 or len(sheet.frame) > _MOST_ROWS:
        return None
    if tells_persons(sheet.labels):
        return None
    names = [plain(one) for one in different(sheet.values(sheet.labels[named[0]]))]
    claims = {claim.field for one in names if (claim := claim_of(one)) and not claim.events}
    taken = {label.casefold() for label in sheet.labels}
    if len(names) > _MOST_NAMES or not all(names) or len(claims) <= 1:
        return None
    if taken.intersection(one.casefold() for one in names):
        return None
    numbers = holds_numbers(sheet.values(sheet.labels[valued[0]]))
    return (named[0], valued[0]) if numbers else None


def _is_of_the_name(sheet: Sheet, place: int, name: pd.Series) -> bool:
    """Tell whether a column says more of the name of each number, and nothing of its row."""
    if not _OF_NAMES.fullmatch(said(sheet.labels[place])):
        return False
    column = sheet.column(sheet.labels[place])
    return column.nunique() > 1 and bool((column.groupby(name).nunique() == 1).all())


def _left_out(label: str, named: str) -> str:
    return _("'{label}' only says more of '{named}' and was left out.", label=label, named=named)


def _note(label: str, names: list[str]) -> str:
    return _(
        "The file has one number a row. Each of those that '{label}' names was read as a column: "
        "{names}.",
        label=label,
        names=", ".join(f"'{one}'" for one in names),
    )
