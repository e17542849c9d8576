"""What is asked on a page: measure, breakdown, group, comparison and one filter, all in the URL."""

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from equity.intake.table import Dimension
from equity.language import _
from equity.measures import Measure, together
from equity.practice.card import Card
from equity.problems import PlaceNeeded, Problem, StillProtecting
from equity.question import Only, Question
from equity.story import findings, groups, published
from equity.ui import address, answers, choice
from equity.ui.show.frame import Width, heading, plain, quiet, still_protecting
from equity.ui.state import Visit
from equity.vocabulary import ALL_STUDENTS, EVERY_GROUP, EVERYONE_ELSE, PLACE, Population

IN_SIGHT = 4
"""How many breakdowns the overview shows before "More"."""

NO_FILTER = "all"
_PUBLISHED = {Population.PUBLISHED}


def row() -> DeltaGenerator:
    """Give the row that the choices stand in."""
    return st.container(horizontal=True, vertical_alignment="top")


def headline(visit: Visit) -> tuple[str, ...]:
    """Give the keys of the measures that are scanned together on the overview."""
    return tuple(one.key for one in together.headlines(answers.measures(visit)))


def measure(visit: Visit) -> Measure:
    """Ask for a measure."""
    known = {one.key: one for one in answers.measures(visit)}
    words = {key: _(one.label) for key, one in known.items()}
    return known[choice.select("measure", _("Measure"), words, default=next(iter(known)))]


def breakdown(visit: Visit, population: Population) -> Dimension:
    """Ask by what to compare the people of one population."""
    known = {one.name: one for one in answers.breakdowns(visit, population)}
    words = {name: _(one.label) for name, one in known.items()}
    return known[choice.select("by", _("Compare by"), words, default=next(iter(known)))]


def breakdown_in_sight(visit: Visit) -> Dimension:
    """Ask by what to compare, with the first breakdowns in sight."""
    return in_sight(answers.breakdowns(visit))


def in_sight(dimensions: Sequence[Dimension], *, count: int = IN_SIGHT) -> Dimension:
    """Ask for one of some breakdowns, with the first in sight."""
    known = {one.name: one for one in dimensions}
    words = {name: _(one.label) for name, one in known.items()}
    return known[choice.segments("by", _("Compare by"), words, in_sight=count)]


def only(
    visit: Visit, by: Dimension, population: Population | None = None, *, width: Width = "stretch"
) -> tuple[Only, ...]:
    """Ask for one filter; where the page cannot use it, set it aside and say so."""
    known = _filters(visit)
    words = {NO_FILTER: _("All students")} | {text: said for text, (_one, said) in known.items()}
    chosen = choice.select("only", _("Only"), words, default=NO_FILTER, width=width)
    if chosen == NO_FILTER:
        return ()
    usable = {one.name for one in answers.dimensions(visit, population)} - {by.name}
    filtered, said = known[chosen]
    if filtered.dimension in usable:
        return (filtered,)
    _say_set_aside(said)
    return ()


def set_aside(visit: Visit) -> None:
    """Say on a page that shows all students that the filter of other pages is not used."""
    _one, said = _filters(visit).get(address.get("only") or NO_FILTER, (None, None))
    if said:
        _say_set_aside(said)


def _filters(visit: Visit) -> dict[str, tuple[Only, str]]:
    """Give every filter and its words, by what the URL says."""
    return {
        one.to_text(): (one, f"{_(dimension.label)}: {_(one.group)}")
        for dimension in answers.dimensions(visit)
        for one in (Only(dimension.name, group) for group in dimension.groups)
    }


def _say_set_aside(said: str) -> None:
    st.info(_("Set aside here: {filter}. This picture cannot be narrowed by it.", filter=said))


def ready_or_stop(visit: Visit, question: Question, measure: Measure, head: DeltaGenerator) -> None:
    """Where a measure is not protected yet, or waits for a place, say so under a heading, and stop.

    `head` is where the heading of the page comes.
    """
    place_or_stop(visit, question, head=head)
    try:
        answers.one(visit, question, measure.key)
    except StillProtecting as waiting:
        with head:
            heading(_("{measure}: not ready yet", measure=_(measure.label)))
        still_protecting(waiting)
        st.stop()


def place_or_stop(visit: Visit, question: Question, *, head: DeltaGenerator | None = None) -> None:
    """Where published numbers wait for a place, let people choose it here, and stop.

    `head` is where a page then has no heading yet.
    """
    try:
        answers.of(visit, question)
    except StillProtecting:
        return
    except PlaceNeeded as waiting:
        if head:
            with head:
                heading(_("Which place do we look at?"))
        choose_place(waiting)
        st.stop()


def place(visit: Visit) -> tuple[Only, ...]:
    """Give the place that is chosen on other pages, where all that can be asked is published."""
    known = answers.measures(visit)
    return _place(visit, known[0]) if {one.population for one in known} == _PUBLISHED else ()


def choose_place(waiting: PlaceNeeded) -> None:
    """Ask for one of the places of published numbers."""
    st.selectbox(
        plain(waiting.title),
        waiting.places,
        index=None,
        key=PLACE,
        placeholder=_("Type the first letters of its name"),
        on_change=_put_place,
    )
    count = len(waiting.places)
    quiet(_("{count} places. Their numbers are never added up here.", count=count))


def _put_place() -> None:
    address.put(only=Only(PLACE, st.session_state[PLACE]).to_text())


def group(visit: Visit, measure: Measure, by: Dimension) -> tuple[str, ...]:
    """Ask for the group to look at, the one with the clearest gap at first; () is every group."""
    whole = Question(
        measures=scanned_with(visit, measure), by=(by.name,), only=_place(visit, measure)
    )
    try:
        table = answers.one(visit, whole, measure.key)
    except Problem:  # published numbers wait for a place: the groups can be chosen before
        words = {one: groups.row_name((by.name,), (one,)) for one in by.groups}
        return (choice.select("group", _("Group"), words, default=by.groups[0]),)
    words = {one.group[0]: groups.row_name((by.name,), one.group) for one in table.groups}
    words |= {EVERY_GROUP: _("Every group")}
    clearest = findings.clearest_gaps((table,), count=1)
    known = [one.group for one in table.groups if not published.is_unknown(table, one)]
    first = clearest[0].group if clearest else next(iter(known), table.groups[0].group)
    chosen = choice.select("group", _("Group"), words, default=first[0])
    return () if chosen == EVERY_GROUP else (chosen,)


def _place(visit: Visit, measure: Measure) -> tuple[Only, ...]:
    """Give the place that the filter names, for published numbers."""
    one, _said = _filters(visit).get(address.get("only") or NO_FILTER, (None, ""))
    published = measure.population is Population.PUBLISHED
    return (one,) if published and one and one.dimension == PLACE else ()


def compared_with(by: Dimension, group: tuple[str, ...]) -> str:
    """Ask for the comparison: everyone else until a person picks another."""
    known = (EVERYONE_ELSE, ALL_STUDENTS, *(one for one in by.groups if (one,) != group))
    words = {one: groups.capitalised(groups.others((by.name,), one)) for one in known}
    return choice.select("with", _("Compared with"), words, default=EVERYONE_ELSE)


def scanned_with(visit: Visit, measure: Measure) -> tuple[str, ...]:
    """Give the measures that are graded together with one: so the overview agrees with a gap."""
    scanned = together.scanned_with(measure, answers.measures(visit))
    return tuple(one.key for one in scanned)


def point_at(*, measure: str, group: Sequence[str] | None, question: Question) -> None:
    """Choose one gap of a question's answer, so that the page of gaps opens on it.

    The group () is every group shown; None lets that page choose the group.
    """
    address.put(**question.choices(measure, group))


def point_at_card(card: Card) -> None:
    """Choose the gap that a card keeps."""
    point_at(measure=card.measure, group=card.group, question=card.question)
