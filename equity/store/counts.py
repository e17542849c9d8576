"""A question counted: one measure in every group, as histograms. No arithmetic, no gate."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from duckdb import DuckDBPyConnection

from equity.language import _
from equity.measures import Measure
from equity.numbers import Counts, GroupCount, Tally
from equity.problems import Problem
from equity.question import Only, Question
from equity.store import columns, published, published_counts
from equity.store.columns import StoredDimension, StoredMeasure
from equity.store.schema import PEOPLE
from equity.store.workspace import Workspace
from equity.vocabulary import NOT_RECORDED, FileKind, Population

# ruff: noqa: S608 - only names of our own tables and columns are put into SQL, values never are


@dataclass(frozen=True, slots=True)
class Askable:
    """What our own people can be asked about: measures, and the ways to group each population.

    Read once, it checks any number of questions.
    """

    measures: tuple[StoredMeasure, ...]
    ways: Mapping[str, Sequence[StoredDimension]]

    @classmethod
    def of(cls, cursor: DuckDBPyConnection) -> "Askable":
        """Read it from the file of a cursor."""
        ways: dict[str, list[StoredDimension]] = {one: [] for one in Population}
        for population, one in columns.every_dimension(cursor):
            ways[population].append(one)
        return cls(columns.measures(cursor), ways)

    def period_of(self, question: Question, measure: Measure) -> str:
        """Give the year that a question asks for; a Problem where it asks for what is not there."""
        return self.checked(question, measure)[1]

    def checked(
        self, question: Question, measure: Measure
    ) -> tuple[StoredMeasure, str, list[StoredDimension], list[tuple[StoredDimension, str]]]:
        """Give what a question asks for: measure, year, breakdown and filters."""
        stored = _stored(measure, self.measures)
        period = _period(question, stored)
        by = [self._dimension(measure, name) for name in question.by]
        only = [self._condition(measure, one) for one in question.only]
        _refuse_twice([*by, *(one for one, _group in only)])
        return stored, period, by, only

    def _dimension(self, measure: Measure, name: str) -> StoredDimension:
        known = self.ways[measure.population]
        for one in known:
            if one.name == name:
                return one
        names = _named(one.name for one in known)
        choices = _("It can be grouped by {names}.", names=names) if known else ""
        for other in (one for ways in self.ways.values() for one in ways):
            if other.name == name:
                raise Problem(
                    _("'{label}' does not know '{group}'", label=measure.label, group=other.label),
                    f"{_where_it_is_missing(measure.population)} {choices}".strip(),
                    _("Choose one of these."),
                )
        raise Problem(
            _("There is no group of people called '{name}'", name=name),
            choices,
            _("Choose one of these."),
        )

    def _condition(self, measure: Measure, one: Only) -> tuple[StoredDimension, str]:
        dimension = self._dimension(measure, one.dimension)
        if one.group in (*dimension.groups, NOT_RECORDED):
            return dimension, one.group
        raise Problem(
            _("There is no group '{group}'", group=one.group),
            _(
                "The groups of '{label}' are {names}.",
                label=dimension.label,
                names=_named(dimension.groups),
            ),
            _("Choose one of these, spelled the same way."),
        )


def askable(workspace: Workspace) -> Askable:
    """Give what the room can ask about our own people, also where their rows are gone."""
    with workspace.room() as room:
        return Askable.of(room)


def count(workspace: Workspace, question: Question, measure: Measure) -> Counts:
    """Count one measure of a question in every group of its breakdown.

    All groups that the period has are listed, with zero persons where nobody is under the filter;
    of several dimensions, the combinations that the period has. A Problem names the valid choices
    where the workspace does not have what is asked.
    """
    if measure.population is Population.PUBLISHED:
        with published.cursor(workspace) as cells:
            return published_counts.count(cells, question, measure)
    with workspace.rows() as cursor:
        stored, period, by, only = Askable.of(cursor).checked(question, measure)
        found = _histogram(cursor, stored, by, only, period)
        named = source(cursor, measure, period)
    return Counts(
        measure=stored.measure,
        by=question.by,
        only=question.only,
        period=period,
        source=named,
        groups=_groups(found, by),
    )


def _histogram(
    cursor: DuckDBPyConnection,
    stored: StoredMeasure,
    by: Sequence[StoredDimension],
    only: Sequence[tuple[StoredDimension, str]],
    period: str,
) -> list[tuple[Any, ...]]:
    """Give rows of (a group's position in each dimension, value, persons under the filter)."""
    names = [one.column for one in by]
    under = [f"{one.column} IS NOT DISTINCT FROM ?" for one, _group in only] or ["TRUE"]
    return cursor.execute(
        f"""
        SELECT {", ".join([*names, stored.column])}, count(*) FILTER ({" AND ".join(under)})
        FROM {PEOPLE[stored.measure.population]} WHERE period = ? GROUP BY ALL
        """,
        [*(one.code(group) for one, group in only), period],
    ).fetchall()


def _groups(
    found: Iterable[tuple[Any, ...]], by: Sequence[StoredDimension]
) -> tuple[GroupCount, ...]:
    histograms: dict[tuple[int | None, ...], list[tuple[float, int]]] = {}
    for *codes, value, persons in found:
        values = histograms.setdefault(tuple(codes), [])
        if value is not None and persons:
            values.append((value, persons))
    ordered = sorted(histograms, key=lambda codes: [(code is None, code or 0) for code in codes])
    return tuple(
        GroupCount(
            tuple(one.group(code) for one, code in zip(by, codes, strict=True)),
            Tally.of(histograms[codes]),
        )
        for codes in ordered
    )


def source(cursor: DuckDBPyConnection, measure: Measure, period: str) -> str:
    """Name the file that a measure comes from, with its year."""
    match measure.source:
        case FileKind.INCIDENTS:
            log = "SELECT 1 FROM incidents WHERE period = ? LIMIT 1"
            if not cursor.execute(log, [period]).fetchone():
                return _("Discipline totals {period}", period=period)
            return _("Discipline log {period}", period=period)
        case FileKind.ATTENDANCE:
            return _("Attendance {period}", period=period)
        case FileKind.ACADEMICS:
            return _("Grades {period}", period=period)
        case FileKind.TESTS:
            return _("Test results {period}", period=period)
    return _(_SURVEYS.get(measure.population, "Climate survey {period}"), period=period)


_SURVEYS = {
    Population.SURVEY_STAFF: "Survey of staff {period}",
    Population.SURVEY_FAMILIES: "Survey of families {period}",
}


def _stored(measure: Measure, known: Sequence[StoredMeasure]) -> StoredMeasure:
    for one in known:
        if one.measure.key == measure.key:
            return one
    raise Problem(
        _("There are no numbers for '{label}'", label=measure.label),
        _(
            "These files have numbers for {names}.",
            names=_named(one.measure.key for one in known if one.measure.is_on_menus),
        ),
        _("Choose one of these, or bring the file that has it."),
    )


def _period(question: Question, stored: StoredMeasure) -> str:
    period = question.period or stored.periods[0]
    if period in stored.periods:
        return period
    raise Problem(
        _("There are no numbers for {period}", period=period),
        _(
            "'{label}' has numbers for {periods}.",
            label=stored.measure.label,
            periods=", ".join(stored.periods),
        ),
        _("Choose one of these years, or bring the file of {period}.", period=period),
    )


def _where_it_is_missing(population: Population) -> str:
    if population in _SURVEYS:
        return _("Of staff and families there are only shares of all who answered.")
    if population is Population.SURVEY_STUDENTS:
        return _("The climate survey did not ask for it.")
    return _("The list of students does not have it.")


def _refuse_twice(asked: Sequence[StoredDimension]) -> None:
    for place, one in enumerate(asked):
        if one in asked[:place]:
            raise Problem(
                _("'{label}' is asked for twice", label=one.label),
                _("The people of one group of it cannot be grouped by it once more."),
                _("Take away the filter, or compare by something else."),
            )


def _named(names: Iterable[str]) -> str:
    return ", ".join(names) or _("nothing yet")
