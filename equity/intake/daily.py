"""Attendance by day: one row a student and day, or a student, day and part of it, with a code.

What a code means differs from school to school. Only words and letters that all know are read by
themselves; of the others a person says what each means, and nothing is loaded before.
"""

from dataclasses import dataclass

import pandas as pd

from equity.intake import rows, unexplained
from equity.intake.by_value import by_value
from equity.intake.dates import Dates, read_dates
from equity.intake.dictionaries import GROUP_VALUES, MISSING, look_up
from equity.intake.mapping import Reading
from equity.intake.sheet import Listed
from equity.intake.table import Check
from equity.language import _
from equity.problems import FileRefused
from equity.vocabulary import Field

PRESENT, HALF = "Present", "Half a day absent"
AWAY = {PRESENT: 0.0, "Late, but present": 0.0, HALF: 0.5, "Absent": 1.0}
"""How much of a day a student was away, by what a code means; other days do not count."""

PART_OF_A_DAY = 0.5
"""A day of several rows is one of absence from this share on.

Source: US Department of Education, EDFacts file specification 195.
"""


@dataclass(frozen=True, slots=True, eq=False)
class Days:
    """The rows that say something of a day, with date, absent and enrolled, and those that do not.

    The first row of a student's day has the day, further rows of it have none.
    """

    reading: Reading
    frame: pd.DataFrame
    listed: tuple[Listed, ...]
    checks: tuple[Check, ...]


def is_daily(reading: Reading) -> bool:
    """Tell whether the file has codes of days, and not the days counted."""
    counted = (Field.DAYS_ABSENT, Field.DAYS_PRESENT, Field.CHRONIC_ABSENT)
    mapping = reading.mapping
    return bool(mapping.labels_of(Field.ATTENDANCE_CODE)) and not any(
        mapping.labels_of(field) for field in counted
    )


def read_days(reading: Reading, named: pd.DataFrame) -> Days:
    """Read codes and dates of rows whose person is known; a Problem asks what codes mean."""
    said = read_codes(reading, rows.needed_column(reading, Field.ATTENDANCE_CODE))
    dates = read_dates(rows.needed_column(reading, Field.ATTENDANCE_DATE), MISSING)
    need_present(reading, said)
    reading, silent = rows.kept(reading, said.notna(), _("no attendance code"))
    dated = dates.values.loc[reading.sheet.frame.index]
    reading, undated = rows.kept(reading, dated.notna(), _("no date, or none that we understand"))
    index = reading.sheet.frame.index
    frame = named.loc[index].assign(date=dates.values.loc[index])
    away = by_value(said.loc[index], AWAY.get, "Float64")
    return Days(
        reading,
        frame.assign(chronic=pd.array([None] * len(index), "Float64"), **_by_day(frame, away)),
        (*silent, *undated),
        tuple(_checks(frame, away, dates)),
    )


def read_codes(reading: Reading, written: pd.Series) -> pd.Series:
    """Give what each code means, missing where a cell is blank; a Problem asks for the others."""
    said = by_value(written, lambda raw: look_up(GROUP_VALUES[Field.ATTENDANCE_CODE], raw), "str")
    unexplained.refuse(
        written[said.isna()],
        title=_("Some attendance codes need a meaning"),
        what=lambda names: _(
            "{file} has codes that differ from school to school: {names}.",
            file=reading.sheet.file,
            names=names,
        ),
        instead=_(
            "Say of each what it means: present, late, absent, half a day absent, or no school day."
        ),
    )
    return said


def _by_day(frame: pd.DataFrame, away: pd.Series) -> dict[str, pd.Series]:
    """Give absent and enrolled of each row, the day of several rows on its first."""
    counted = frame[away.notna()].assign(away=away.dropna())
    days = counted.groupby(["person", "date"], sort=False)["away"]
    several = days.transform("size") > 1
    of_parts = (days.transform("mean") >= PART_OF_A_DAY).astype("Float64")
    first = (~counted.duplicated(["person", "date"])).astype("Float64")
    absent = counted["away"].where(~several, of_parts) * first
    return {
        "absent": absent.reindex(frame.index, fill_value=0.0).astype("Float64"),
        "enrolled": first.reindex(frame.index, fill_value=0.0).astype("Float64"),
    }


def need_present(reading: Reading, said: pd.Series) -> None:
    """Raise a Problem where no code says that a student was present."""
    if not said.eq(PRESENT).any():
        raise FileRefused(
            _("The file only has days on which somebody was away or late"),
            _(
                "In {file} no row says that a student was present. So nobody can tell out of how "
                "many days a student was absent.",
                file=reading.sheet.file,
            ),
            _(
                "Bring a file with a row for each school day, or one with days enrolled. If blank "
                "means present, say so at the values of the column."
            ),
        )


def made_from_codes(days: int, middle: int) -> Check:
    """Say how many school days a file has, and how many of them a student in the middle."""
    sentence = _(
        "Days were made from codes: the file has {days} school days, and a student in the middle "
        "has {middle} of them",
        days=days,
        middle=middle,
    )
    return Check(sentence, needs_a_look=2 * middle < days)


def added_up(frame: pd.DataFrame) -> list[Check]:
    """Say how many rows are about a student of another row: their days are added up."""
    again = int(frame.duplicated(["person", "period"]).sum())
    if not again:
        return []
    sentence = _(
        "Rows about a student who has another row in the same year: {count}. We add up days, "
        "as for parts of a year",
        count=again,
    )
    return [Check(sentence, needs_a_look=True)]


def _checks(frame: pd.DataFrame, away: pd.Series, dates: Dates) -> list[Check]:
    counted = frame[away.notna()].drop_duplicates(["person", "date"])
    days, middle = counted["date"].nunique(), int(counted.groupby("person").size().median())
    checks = [made_from_codes(days, middle)]
    if len(counted) < int(away.notna().sum()):
        sentence = _(
            "Some days have several rows, as for parts of a day. A student away for half of them "
            "or more was absent that day"
        )
        checks.append(Check(sentence))
    if dates.either_way:
        checks.append(Check(_("Dates such as 4/12 were read as month and day: April 12")))
    return checks
