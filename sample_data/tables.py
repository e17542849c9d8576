"""The tables of the sample school: names of the columns, and one row of text after the other."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sample_data.attendance import days
from sample_data.comments import COMMENT_QUESTIONS, comments
from sample_data.grades import marks
from sample_data.incidents import log
from sample_data.people import Student, rosters
from sample_data.survey import QUESTIONS, responses
from sample_data.targets import YEARS

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table; `numbers` and `dates` are the columns that a spreadsheet keeps as such."""

    title: str
    header: Row
    rows: tuple[Row, ...]
    numbers: frozenset[str]
    dates: frozenset[str] = frozenset()


@cache
def students() -> dict[str, list[Student]]:
    """Give the students of each period."""
    return rosters()


def roster() -> Table:
    """Give the roster, one row a student and year."""
    rows = (
        (
            one.id,
            one.name,
            year.period,
            one.grade,
            one.race,
            one.gender,
            one.el,
            one.swd,
            one.low_income,
            one.foster,
            one.homeless,
        )
        for year in YEARS
        for one in students()[year.period]
    )
    return Table(
        title="Roster",
        header=(
            "Student ID",
            "Student Name",
            "School Year",
            "Grade",
            "Race/Ethnicity",
            "Gender",
            "EL Status",
            "SWD",
            "Low Income",
            "Foster",
            "Homeless",
        ),
        rows=tuple(rows),
        numbers=frozenset({"Grade"}),
    )


def incidents() -> Table:
    """Give the discipline log, one row a student in an incident."""
    rows = (
        (
            one.id,
            one.student,
            year.period,
            one.day.isoformat(),
            one.time,
            one.location,
            one.behavior,
            one.action,
            one.days,
        )
        for year in YEARS
        for one in log(students()[year.period], year)
    )
    return Table(
        title="Incidents",
        header=(
            "Incident ID",
            "Student ID",
            "School Year",
            "Incident Date",
            "Incident Time",
            "Location",
            "Behavior",
            "Action Taken",
            "Days Suspended",
        ),
        rows=tuple(rows),
        numbers=frozenset({"Days Suspended"}),
        dates=frozenset({"Incident Date"}),
    )


def attendance() -> Table:
    """Give attendance, one row a student and year."""
    rows = (
        (one.student, year.period, one.enrolled, one.absent)
        for year in YEARS
        for one in days(students()[year.period], year)
    )
    return Table(
        title="Attendance",
        header=("Student ID", "School Year", "Days Enrolled", "Days Absent"),
        rows=tuple(rows),
        numbers=frozenset({"Days Enrolled", "Days Absent"}),
    )


def grades() -> Table:
    """Give final marks, one row a student in a course."""
    rows = (
        (one.student, year.period, one.course, one.mark)
        for year in YEARS
        for one in marks(students()[year.period], year)
    )
    return Table(
        title="Grades",
        header=("Student ID", "School Year", "Course", "Mark"),
        rows=tuple(rows),
        numbers=frozenset(),
    )


def climate() -> Table:
    """Give the climate survey, one row a respondent."""
    return Table(
        title="Climate survey",
        header=(
            "Response ID",
            "School Year",
            "Grade",
            "Gender",
            "Race/Ethnicity",
            "EL Status",
            "SWD",
            "Low Income",
            *(question.text for question in QUESTIONS),
            *COMMENT_QUESTIONS.values(),
        ),
        rows=tuple(answered()),
        numbers=frozenset({"Grade"}),
    )


def answered() -> Iterator[Row]:
    """Give the rows of the survey, the year before first."""
    for year in YEARS:
        people = students()[year.period]
        given = responses(people, year)
        written = [comments(given, people, year, tone=tone) for tone in COMMENT_QUESTIONS]
        for response, *texts in zip(given, *written, strict=True):
            one = response.student
            groups = (one.grade, one.gender, one.race, one.el, one.swd, one.low_income)
            yield (response.id, year.period, *groups, *response.answers, *texts)
