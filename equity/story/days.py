"""Days as they are said, on a screen and on paper."""

import calendar
from datetime import date, datetime

from equity.language import _


def said(day: date) -> str:
    """Say a day.

    >>> said(date(2026, 3, 2))
    'March 2, 2026'
    """
    month = _(calendar.month_name[day.month])
    return _("{month} {day}, {year}", month=month, day=day.day, year=str(day.year))


def day_of(moment: str) -> date:
    """Give the day of a moment in ISO as the people here lived it; a day alone stays that day."""
    return datetime.fromisoformat(moment).astimezone().date()


def of(moment: str) -> str:
    """Say the day of a moment in ISO.

    >>> of("2026-11-27")
    'November 27, 2026'
    """
    return said(day_of(moment))
