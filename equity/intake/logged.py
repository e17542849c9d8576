"""The groups of the students in a discipline log, as the log itself says them."""

import pandas as pd

from equity.intake.grouping import group
from equity.intake.mapping import Reading
from equity.intake.table import Check, Dimension
from equity.language import _

PERSON = ["person", "period"]


def groups_of_log(
    reading: Reading, named: pd.DataFrame
) -> tuple[pd.DataFrame, tuple[Dimension, ...], tuple[Check, ...]]:
    """Give the groups of each row's student, the same in all rows of a student and year.

    `named` has person and period of each row. What the first row that says it says counts.
    """
    groups, dimensions, found = group(reading)
    if not dimensions:
        return groups, (), ()
    names = list(groups.columns)
    rows = named[PERSON].join(groups)
    first = rows.groupby(PERSON, sort=False)[names].first().astype("str")
    checks = [_count(one, rows) for one in dimensions]
    said = rows[PERSON].join(first, on=PERSON)[names]
    only_without_list = Check(
        _("The groups of the log are used for years without a list of students")
    )
    return said, dimensions, (only_without_list, *found, *(one for one in checks if one))


def _count(dimension: Dimension, rows: pd.DataFrame) -> Check | None:
    """Say how many students are in different groups in different rows."""
    pairs = rows[[*PERSON, dimension.name]].dropna().drop_duplicates()
    count = int((pairs.groupby(PERSON).size() > 1).sum())
    if not count:
        return None
    sentence = _(
        "'{label}' differs between the rows of the same student. The first row counts. "
        "Students: {count}",
        label=_(dimension.label),
        count=count,
    )
    return Check(sentence, needs_a_look=True)
