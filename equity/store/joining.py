"""What becomes visible when files stand side by side: who is missing where, and what is unknown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from duckdb import DuckDBPyConnection

from equity.intake.respondents import those_of
from equity.intake.table import Check, CleanTable
from equity.language import _
from equity.store import columns
from equity.store.rows import periods_of
from equity.store.schema import LOADED, PEOPLE
from equity.vocabulary import FileKind, Population

# ruff: noqa: S608 - only names of our own tables and columns are put into SQL, values never are

MUCH_UNKNOWN = 0.05
"""The share of persons without a group from which a dimension needs a look."""


@dataclass(frozen=True, slots=True)
class Unmatched:
    """Incidents of one year about students who are not on that year's roster."""

    period: str
    incidents: int
    students: int


@dataclass(frozen=True, slots=True)
class _Joined:
    """A file that joins the roster by the students' ids, and how each side can lack the other.

    Sentences take {period}; `off` and `silent` take {students}, `off` takes {rows} too.
    """

    table: str
    no_roster: str
    off: str
    silent: str


_FILES = {
    FileKind.ATTENDANCE: _Joined(
        "attendance",
        "There is attendance for {period}, but no list of students. "
        "Bring the list to see how many of each group it is about.",
        "Students with attendance in {period} who are not on the list of students: {students}. "
        "Their rows: {rows}. They are left out of every rate.",
        "Students on the list of {period} without attendance: {students}. They are not counted "
        "in its numbers, unless it is a list of the chronically absent.",
    ),
    FileKind.ACADEMICS: _Joined(
        "academics",
        "There are grades for {period}, but no list of students. "
        "Bring the list to see how many of each group they are about.",
        "Students with grades in {period} who are not on the list of students: {students}. "
        "Their rows: {rows}. They are left out of every rate.",
        "Students on the list of {period} without grades: {students}. They are not counted in "
        "their numbers, unless these are a list of low marks or of advanced classes.",
    ),
    FileKind.TOTALS: _Joined(
        "totals",
        "There are discipline totals for {period}, but no list of students. "
        "Bring the list to see how many of each group they are about.",
        "Students with discipline totals in {period} who are not on the list of students: "
        "{students}. Their rows: {rows}. They are left out of every rate.",
        "Students on the list of {period} without discipline totals: {students}.",
    ),
    FileKind.TESTS: _Joined(
        "tests",
        "There are test results for {period}, but no list of students. "
        "Bring the list to see how many of each group they are about.",
        "Students with test results in {period} who are not on the list of students: {students}. "
        "Their rows: {rows}. They are left out of every rate.",
        "Students on the list of {period} without test results: {students}. They are not counted "
        "in numbers about tests.",
    ),
}


def unmatched(cursor: DuckDBPyConnection) -> tuple[Unmatched, ...]:
    """Give the years, newest first, whose log names students that the roster does not have."""
    found = cursor.execute(
        """
        SELECT
            period,
            count(DISTINCT incident) + count(*) FILTER (incident IS NULL),
            count(DISTINCT person)
        FROM incidents ANTI JOIN roster USING (period, person)
        WHERE period IN (SELECT period FROM roster)
        GROUP BY period ORDER BY period DESC
        """
    ).fetchall()
    return tuple(Unmatched(*row) for row in found)


def off_the_roster(cursor: DuckDBPyConnection, table: CleanTable) -> tuple[int, ...]:
    """Give the row numbers of a table whose student is not on the roster of the row's year."""
    named = table.frame[["period", "person"]].rename_axis("row").reset_index()
    cursor.register("named", named)
    found = cursor.execute(
        """
        SELECT row FROM named ANTI JOIN roster USING (period, person)
        WHERE period IN (SELECT period FROM roster) ORDER BY row
        """
    ).fetchall()
    cursor.unregister("named")
    return tuple(int(row) for (row,) in found)


def findings(cursor: DuckDBPyConnection, tables: Sequence[CleanTable]) -> tuple[Check, ...]:
    """Say what was found about the periods that were just loaded, file beside file."""
    of_kind = {kind: [one for one in tables if one.kind is kind] for kind in FileKind}
    people = of_kind[FileKind.ROSTER]
    answers = [*those_of(of_kind[FileKind.SURVEY], Population.SURVEY_STUDENTS)]
    discipline = of_kind[FileKind.INCIDENTS] + of_kind[FileKind.TOTALS]
    joined = set(periods_of(people + discipline))
    return (
        *_missing_files(cursor, sorted(joined)),
        *(_off_the_roster(one) for one in unmatched(cursor) if one.period in joined),
        *(
            check
            for kind, file in _FILES.items()
            for period in sorted(periods_of(people + of_kind[kind]))
            for check in _beside_the_roster(cursor, file, period)
        ),
        *_named_twice(cursor, Population.STUDENTS, periods_of(people)),
        *_named_twice(cursor, Population.SURVEY_STUDENTS, periods_of(answers)),
        *_not_recorded(cursor, Population.STUDENTS, periods_of(people)),
        *_not_recorded(cursor, Population.SURVEY_STUDENTS, periods_of(answers)),
    )


def _missing_files(cursor: DuckDBPyConnection, periods: Sequence[str]) -> Iterable[Check]:
    for period in periods:
        rosters, logs, totals = (
            _rows(cursor, table, period) for table in ("roster", "incidents", "totals")
        )
        if logs and not rosters:
            yield Check(
                _(
                    "There is a discipline log for {period}, but no list of students. "
                    "Bring the list to see how many of each group it is about.",
                    period=period,
                ),
                needs_a_look=True,
            )
        elif rosters and not (logs or totals):
            yield Check(
                _(
                    "There is a list of students for {period}, but no discipline log. "
                    "That year has no discipline numbers.",
                    period=period,
                )
            )
        elif logs and totals:
            yield Check(
                _(
                    "There are a discipline log and discipline totals for {period}. The log "
                    "counts, as it says more.",
                    period=period,
                ),
                needs_a_look=True,
            )


def _beside_the_roster(cursor: DuckDBPyConnection, file: _Joined, period: str) -> Iterable[Check]:
    """Say whom the file has and the roster not, and the other way round."""
    if not _rows(cursor, file.table, period):
        return
    if not _rows(cursor, "roster", period):
        yield Check(_(file.no_roster, period=period), needs_a_look=True)
        return
    on = "USING (period, person) WHERE period = ?"
    off = f"SELECT count(DISTINCT person), count(*) FROM {file.table} ANTI JOIN roster {on}"
    students, rows = _one(cursor, off, period)
    if students:
        yield Check(_(file.off, students=students, rows=rows, period=period), needs_a_look=True)
    silent = f"SELECT count(DISTINCT person) FROM roster ANTI JOIN {file.table} {on}"
    (students,) = _one(cursor, silent, period)
    if students:
        yield Check(_(file.silent, students=students, period=period))


def _rows(cursor: DuckDBPyConnection, table: str, period: str) -> int:
    return int(_one(cursor, f"SELECT count(*) FROM {table} WHERE period = ?", period)[0])


def _one(cursor: DuckDBPyConnection, query: str, period: str) -> tuple[int, ...]:
    return tuple(cursor.execute(query, [period]).fetchall()[0])


def _off_the_roster(one: Unmatched) -> Check:
    return Check(
        _(
            "Students in the discipline log of {period} who are not on the list of students: "
            "{students}. Incidents about them: {incidents}. They are left out of every rate.",
            incidents=one.incidents,
            students=one.students,
            period=one.period,
        ),
        needs_a_look=True,
    )


def _named_twice(
    cursor: DuckDBPyConnection, population: Population, periods: Iterable[str]
) -> Iterable[Check]:
    query = (
        f"SELECT count(person) - count(DISTINCT person) FROM {LOADED[population]} WHERE period = ?"
    )
    for period in periods:
        (count,) = _one(cursor, query, period)
        if count:
            again = _(
                "Rows of {period} about a person who has another row: {count}. "
                "Each person counts once, with the last row.",
                count=count,
                period=period,
            )
            blanks = _("What it leaves blank is taken from the row before.")
            of_students = population is Population.STUDENTS
            yield Check(f"{again} {blanks}" if of_students else again, needs_a_look=True)


def _not_recorded(
    cursor: DuckDBPyConnection, population: Population, periods: Iterable[str]
) -> Iterable[Check]:
    known = columns.dimensions(cursor, population)
    counted = ", ".join(["count(*)", *(f"count({one.column})" for one in known)])
    query = f"SELECT {counted} FROM {PEOPLE[population]} WHERE period = ?"
    for period in periods:
        persons, *recorded = _one(cursor, query, period)
        for one, count in zip(known, recorded, strict=True):
            unknown = (persons - count) / persons
            if unknown > MUCH_UNKNOWN:
                yield Check(_who_is_unknown(population, period, one.label, unknown), True)


def _who_is_unknown(population: Population, period: str, label: str, unknown: float) -> str:
    percent = f"{100 * unknown:.0f}"
    if population is Population.STUDENTS:
        return _(
            "{label} is not recorded for {percent} of 100 students of {period}. "
            "They are a row of their own.",
            label=label,
            percent=percent,
            period=period,
        )
    return _(
        "{label} is not recorded for {percent} of 100 people who answered the survey of {period}. "
        "They are a row of their own.",
        label=label,
        percent=percent,
        period=period,
    )
