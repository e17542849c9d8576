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

    The sheets stay in their order. Nothing is taken where two sheets have students: they may be of
    two years. A school that the lender does not have, or has twice, is listed.
    """
    given = [Given(one) for one in sheets]
    for scheme in schemes():
        known = [place for place, one in enumerate(sheets) if _school(one, scheme)]
        having = [place for place in known if _students(sheets[place], scheme)]
        takers = [place for place in known if place not in having]
        takers = [place for place in takers if _outcomes(sheets[place], scheme)]
        if len(having) == 1 and takers:
            lender = sheets[having[0]]
            for place in takers:
                given[place] = Given(_beside(sheets[place], lender, scheme))
            names = ", ".join(sheets[place].title for place in takers)
            said = _("Its numbers of students stand beside the counts of {files}", files=names)
            given[having[0]] = Given(lender, said)
    return given


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


def _beside(taker: Sheet, lender: Sheet, scheme: Scheme) -> Sheet:
    """Give the taker with the lender's students, without the schools that the lender lacks."""
    columns = _students(lender, scheme)
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
    note = _("The numbers of students come from {file}, school by school.", file=lender.title)
    return replace(
        taker,
        labels=(*taker.labels, *columns),
        frame=taker.frame[found].join(taken),
        listed=(*taker.listed, *missing),
        notes=(*taker.notes, note),
    )


def _numbers(sheet: Sheet, scheme: Scheme) -> pd.Series:
    """Give the school's number of each row, whether or not its leading zeros were kept."""
    numbers: pd.Series = sheet.column(str(_school(sheet, scheme))).str.lstrip("0")
    return numbers
