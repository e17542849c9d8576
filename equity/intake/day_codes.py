"""Attendance by day: a code for each student and day, in rows or in columns."""

from collections.abc import Sequence

from equity.intake.day_names import are_days, is_day
from equity.intake.fields import ABOUT_DAYS
from equity.intake.headers import meanings_of
from equity.intake.profile import Profile
from equity.language import _
from equity.vocabulary import Field


def why_of_days(profiles: Sequence[Profile]) -> str | None:
    """Say why it is attendance by day: a code of it beside a student and a date; None where not."""
    known = [
        {field for field in meanings_of(one.label) if _fits_a_day(field, one)} for one in profiles
    ]
    others = {Field.DAYS_ABSENT, Field.DISCIPLINE_ACTION, Field.INCIDENT_ID}
    named = set().union(*known)
    if Field.STUDENT_ID in named and not named & others and _are_codes_of_days(profiles):
        return _("It has a column of codes for each of several days")
    if not {Field.STUDENT_ID, *ABOUT_DAYS} <= named or named & others:
        return None
    return _("It has a code of attendance for a student and a day")


def _are_codes_of_days(profiles: Sequence[Profile]) -> bool:
    """Tell whether columns are named by days and hold the same few codes again and again."""
    days = [one.counts for one in profiles if is_day(one.label)]
    counts = {code: sum(one.get(code, 0) for one in days) for one in days for code in one}
    return are_days(one.label for one in profiles) and Profile("", counts).are_codes


def _fits_a_day(field: Field, profile: Profile) -> bool:
    """Tell whether the values can be codes of attendance, or dates, where the name says so."""
    if field is not Field.ATTENDANCE_CODE:
        return field is not Field.ATTENDANCE_DATE or profile.are_dates
    says_so = profile.words != ("status",) or profile.known(field) >= profile.filled / 2
    return says_so and profile.are_codes
