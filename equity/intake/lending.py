"""An agency that publishes enrollment in one file and outcomes in others: put side by side.

The Civil Rights Data Collection does so from 2015-16 on. A file of outcomes gets the columns of
students of the one file that has them, school by school, by the school's number.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from equity.intake.agencies import Scheme, by_name, cells_of, schemes
from equity.intake.sheet import Listed, Sheet
from equity.language import _


@dataclass(frozen=True, slots=True, eq=False)
class Given:
    """A sheet; `beside` says which others took its students, where any did."""

    sheet: Sheet
    beside: str | None = None


def side_by_side(sheets: Sequence[Sheet]) -> list[Given]:
    """Give sheets of outcomes the students that another sheet of the agency has, school by school.

    The sheets stay in their order. Tables of which each has a part of an outcome become one first.
    Nothing is taken where two sheets have students: they may be of two years. A school that the
    lender does not have, or has twice, is listed.
    """
    given = [Given(one) for one in sheets]
    for scheme in schemes():
        known = [place for place, one in enumerate(sheets) if _school(one, scheme)]
        having = [place for place in known if _students(sheets[place], scheme)]
        others = [place for place in known if place not in having]
        _put_together(given, others, scheme)
        takers = [place for place in others if not given[place].beside]
        takers = [place for place in takers if _outcomes(given[place].sheet, scheme)]
        if len(having) == 1 and takers:
            lender = sheets[having[0]]
            columns = _students(lender, scheme)
            for place in takers:
                note = _("The numbers of students come from {file}, school by school.")
                given[place] = Given(_beside(given[place].sheet, lender, columns, scheme, note))
            names = ", ".join(sheets[place].title for place in takers)
            said = _("Its numbers of students stand beside the counts of {files}", files=names)
            given[having[0]] = Given(lender, said)
    return given


def _put_together(given: list[Given], places: Sequence[int], scheme: Scheme) -> None:
    """Give the first of several tables with parts of outcomes the columns of the others.

    Nothing is done where two have the same column, or where no outcome is whole even together.
    """
    parts = {place: _parts(given[place].sheet, scheme) for place in places}
    tables = [place for place, one in parts.items() if one]
    names = [name for one in parts.values() for name in by_name(one)]
    if not tables[1:] or len({*names}) < len(names):
        return
    first, *rest = tables
    whole = given[first].sheet
    for place in rest:
        note = _("The counts of {file} stand beside them, school by school.")
        whole = _beside(whole, given[place].sheet, parts[place], scheme, note)
    if _outcomes(whole, scheme):
        said = _("Its counts stand beside those of {file}", file=whole.title)
        for place in rest:
            given[place] = Given(given[place].sheet, said)
        given[first] = Given(whole)


def _parts(sheet: Sheet, scheme: Scheme) -> list[str]:
    """Give the labels of counts of a sheet that has no outcome as a whole."""
    named = by_name(sheet.labels)
    if any(cells_of(named, scheme, patterns) for patterns in scheme.measures.values()):
        return []
    patterns = [one for several in scheme.measures.values() for one in several]
    found = (cells_of(named, scheme, [one]) for one in patterns)
    return [named[name] for cells in found for names in cells.values() for name in names]


def _school(sheet: Sheet, scheme: Scheme) -> str | None:
    """Give the label of the school's number."""
    named = by_name(sheet.labels)
    return next((named[name] for name in scheme.places["school_id"] if name in named), None)


def _students(sheet: Sheet, scheme: Scheme) -> list[str]:
    named = by_name(sheet.labels)
    cells = cells_of(named, scheme, scheme.students)
    return [named[name] for names in cells.values() for name in names]


def _outcomes(sheet: Sheet, scheme: Scheme) -> bool:
    named = by_name(sheet.labels)
    return any(cells_of(named, scheme, patterns) for patterns in scheme.measures.values())


def _beside(
    taker: Sheet, lender: Sheet, columns: Sequence[str], scheme: Scheme, note: str
) -> Sheet:
    """Give the taker with columns of the lender, without the schools that the lender lacks."""
    students = pd.DataFrame({label: lender.column(label) for label in columns})
    students.index = pd.Index(_numbers(lender, scheme))
    students = students[~students.index.duplicated(keep=False)]
    numbers = _numbers(taker, scheme)
    found = numbers.isin(students.index)
    taken = students.loc[numbers[found]].set_axis(numbers.index[found], axis=0)
    first = len(taker.labels)
    taken.columns = pd.Index([f"c{first + place}" for place in range(len(columns))])
    reason = _("the school is not in {file}, or more than once", file=lender.title)
    label = _school(taker, scheme)
    missing = (
        Listed(taker.file, taker.name, int(row), label, reason) for row in numbers.index[~found]
    )
    return replace(
        taker,
        labels=(*taker.labels, *columns),
        frame=taker.frame[found].join(taken),
        listed=(*taker.listed, *missing),
        notes=(*taker.notes, note.format(file=lender.title)),
    )


def _numbers(sheet: Sheet, scheme: Scheme) -> pd.Series:
    """Give the school's number of each row, whether or not its leading zeros were kept."""
    numbers: pd.Series = sheet.column(str(_school(sheet, scheme))).str.lstrip("0")
    return numbers
