"""Attendance as a table of days: one row a student, one column a day, a code in each cell."""

from collections.abc import Sequence

import pandas as pd

from equity.intake import rows, years
from equity.intake.by_value import by_value
from equity.intake.daily import AWAY, Days, added_up, made_from_codes, need_present, read_codes
from equity.intake.day_names import is_day
from equity.intake.mapping import Reading
from equity.intake.table import Check
from equity.language import _
from equity.problems import FileRefused
from equity.vocabulary import Field


def has_day_columns(reading: Reading) -> bool:
    """Tell whether the file has several columns of codes, each named by its day."""
    labels = reading.mapping.labels_of(Field.ATTENDANCE_CODE)
    return len(labels) > 1 and all(map(is_day, labels))


def refuse_several_years(reading: Reading) -> None:
    """Raise a Problem where the days lie in several school years: they would be added up."""
    if years.of_named_days(reading.mapping).dropna().nunique() > 1:
        raise FileRefused(
            _("The days are of several school years"),
            _("In {file} the names of the columns say which.", file=reading.sheet.file),
            _("Leave the columns of the other years out, or bring one file for each year."),
        )


def read_day_columns(reading: Reading, named: pd.DataFrame) -> Days:
    """Add up the days of each row whose person is known; a Problem asks what codes mean."""
    labels = reading.mapping.labels_of(Field.ATTENDANCE_CODE)
    written = pd.concat([reading.sheet.column(one) for one in labels], keys=range(len(labels)))
    said = read_codes(reading, written)
    need_present(reading, said)
    away = by_value(said, AWAY.get, "Float64").groupby(level=1, sort=False)
    days = pd.DataFrame({"absent": away.sum(), "enrolled": away.count().astype("Float64")})
    days = days.loc[reading.sheet.frame.index]
    reading, silent = rows.kept(reading, days["enrolled"] > 0, _("no attendance code"))
    index = reading.sheet.frame.index
    nothing = pd.Series(None, index=index, dtype="Float64")
    frame = named.loc[index].assign(
        date=pd.Series(pd.NaT, index=index, dtype="datetime64[us]"),
        **days.loc[index],
        chronic=nothing,
    )
    return Days(reading, frame, silent, tuple(_checks(labels, frame)))


def _checks(labels: Sequence[str], frame: pd.DataFrame) -> list[Check]:
    days, middle = len(labels), int(frame.groupby("person")["enrolled"].sum().median())
    return [made_from_codes(days, middle), *added_up(frame)]
