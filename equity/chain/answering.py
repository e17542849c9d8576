"""Question in, answer out: counts from the store, through the gate, as safe tables."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from equity.chain import releasing
from equity.intake.table import Dimension
from equity.language import _
from equity.measures import Measure
from equity.numbers import Counts
from equity.privacy.bundles import conditions_of
from equity.privacy.family import MOST_CONDITIONS
from equity.privacy.protected import Protected
from equity.privacy.release import check_minimum, release
from equity.privacy.room import Asked
from equity.privacy.table import SafeTable
from equity.problems import Problem
from equity.question import Question
from equity.store import catalogue, counts
from equity.store.counts import Askable
from equity.store.workspace import Workspace
from equity.vocabulary import PLACE, Population, View

MIN_GROUP = 10


def measures(workspace: Workspace) -> tuple[Measure, ...]:
    """Give what the workspace's files can be asked for: discipline, topics, then questions."""
    return catalogue.measures(workspace)


def dimensions(workspace: Workspace, population: Population | None = None) -> tuple[Dimension, ...]:
    """Give the ways to group people, of one population or of all."""
    return catalogue.dimensions(workspace, population)


def periods(workspace: Workspace) -> tuple[str, ...]:
    """Give the school years of all populations, newest first."""
    known = {year for one in Population for year in catalogue.periods(workspace, one)}
    return tuple(sorted(known, reverse=True))


def snapshot(workspace: Workspace) -> str:
    """Name the state of the data; it changes with every import."""
    return catalogue.snapshot(workspace)


def answer(
    workspace: Workspace,
    question: Question,
    *,
    view: View = View.ROOM,
    min_group: int = MIN_GROUP,
    waits: bool = True,
) -> tuple[SafeTable, ...]:
    """Answer a question with one safe table a measure.

    A measure whose population does not have a dimension of the question, or the filter's group, or
    the year, gives no table; where no measure is left, a Problem says why. Where the room does not
    have a filter for a measure, its table has none: `only` says what it is about. What is not
    protected yet is protected now; who does not wait gets no table of it.
    """
    return scan(workspace, (question,), view=view, min_group=min_group, waits=waits)


def scan(
    workspace: Workspace,
    questions: Sequence[Question],
    *,
    view: View = View.ROOM,
    min_group: int = MIN_GROUP,
    waits: bool = True,
) -> tuple[SafeTable, ...]:
    """Answer several questions with the same comparison; evidence is graded over all their gaps."""
    if not questions:
        raise _nothing_to_compare(workspace)
    known = {one.key: one for one in catalogue.measures(workspace, with_parts=True)}
    room = _Room.of(workspace, min_group, waits=waits)
    counted: list[Counts | Asked] = []
    refused: list[Problem] = []
    for question in questions:
        _refuse_too_many_conditions(question, view)
        for key in question.measures:
            try:
                measure = _named(key, known)
                if view is View.ROOM and measure.population is not Population.PUBLISHED:
                    counted.append(room.ask(question, measure))
                else:
                    counted.append(counts.count(workspace, question, measure))
            except Problem as problem:
                refused.append(problem)
    if refused and not counted:
        raise refused[0]
    (compared_with,) = {question.compared_with for question in questions}
    return release(counted, compared_with=compared_with, view=view, min_group=min_group)


def _nothing_to_compare(workspace: Workspace) -> Problem:
    if measures(workspace):
        return Problem(
            _("There are no groups to compare"),
            _("These files do not say which groups people are in, such as race or gender."),
            _("Bring a file that does."),
        )
    return Problem(
        _("There are no rates to compare"),
        _("A rate says to how many of all students something happened. These files do not."),
        _("Bring a file that does. For counts alone: python -m equity counts FILE."),
    )


@dataclass(frozen=True, slots=True)
class _Room:
    """What the room can ask of our own people in one state of the data, read once."""

    workspace: Workspace
    k: int
    waits: bool
    snapshot: str
    askable: Askable

    @classmethod
    def of(cls, workspace: Workspace, k: int, *, waits: bool) -> "_Room":
        """Read the state of the data, and what can be asked of it."""
        return cls(workspace, k, waits, catalogue.snapshot(workspace), counts.askable(workspace))

    def ask(self, question: Question, measure: Measure) -> Asked:
        """Ask the protected release of a measure."""
        period = self.askable.period_of(question, measure)
        check_minimum(View.ROOM, self.k)
        release = releasing.of(
            self.workspace,
            measure,
            period=period,
            k=self.k,
            waits=self.waits,
            snapshot=self.snapshot,
        )
        _refuse_what_is_not_released(self.workspace, question, release)
        only = question.only if question.conditions <= conditions_of(measure) else ()
        return Asked(measure=measure, release=release, by=question.by, only=only)


def _refuse_what_is_not_released(
    workspace: Workspace, question: Question, release: Protected
) -> None:
    asked = (*question.by, *(one.dimension for one in question.only))
    for name in asked:
        if name in release.left_out:
            raise _left_out(release, name, catalogue.dimensions(workspace))
        if name not in release.dimensions:
            raise Problem(
                _("The room does not have '{name}'", name=name),
                _(
                    "It has {most} ways to group people, and not this one.",
                    most=len(release.dimensions),
                ),
                _("Choose one of these: {names}.", names=", ".join(release.dimensions)),
            )


def _left_out(release: Protected, name: str, known: Iterable[Dimension]) -> Problem:
    labels = {one.name: _(one.label) for one in known}
    return Problem(
        _("'{name}' is not shown here", name=labels[name]),
        _(
            "With what a published table prints by it ({table}), our own numbers could point at a "
            "student.",
            table=release.left_out[name],
        ),
        _(
            "Compare by something else: {names}.",
            names=", ".join(labels[one] for one in release.dimensions),
        ),
    )


def _named(key: str, known: dict[str, Measure]) -> Measure:
    if key in known:
        return known[key]
    raise Problem(
        _("We do not know the measure '{key}'", key=key),
        _("These files can be asked for {keys}.", keys=_menu(known.values()) or _("nothing yet")),
        _("Choose one of these, or bring the file that has it."),
    )


def _menu(known: Iterable[Measure]) -> str:
    return ", ".join(one.key for one in known if one.is_on_menus)


def _refuse_too_many_conditions(question: Question, view: View) -> None:
    places = sum(one.dimension == PLACE for one in question.only)  # where, not who
    if view is View.ROOM and question.conditions - places > MOST_CONDITIONS:
        raise Problem(
            _("That is too many conditions at once"),
            _("Three at once could point at a person."),
            _("Ask with one breakdown and one filter, or with two dimensions."),
        )
