"""The groups of the students in a discipline log, as the log itself says them."""

import pandas as pd

from equity.intake.grouping import disagreeing, group
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
    checks = [check for one in dimensions for check in disagreeing(one, named, groups[one.name])]
    said = rows[PERSON].join(first, on=PERSON)[names]
    only_without_list = Check(
        _("The groups of the log are used for years without a list of students")
    )
    return said, dimensions, (only_without_list, *found, *checks)
