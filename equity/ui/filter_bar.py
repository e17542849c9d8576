"""What is asked on a page: measure, breakdown, group, comparison and one filter, all in the URL."""

from collections.abc import Sequence

import streamlit as st

from equity.intake.table import Dimension
from equity.language import _
from equity.measures import Measure
from equity.practice.card import Card
from equity.question import Only, Question
from equity.story import findings, groups
from equity.ui import address, answers, choice
from equity.ui.state import Visit
from equity.vocabulary import ALL_STUDENTS, EVERYONE_ELSE, Population

IN_SIGHT = 4
"""How many breakdowns the overview shows before "More"."""


def row() -> "st.delta_generator.DeltaGenerator":
    """Give the row that the choices stand in."""
    return st.container(horizontal=True, vertical_alignment="top", gap="medium")


def headline(visit: Visit) -> tuple[str, ...]:
    """Give the keys of the measures that are scanned together on the overview."""
    return tuple(one.key for one in answers.measures(visit) if not one.is_item)


def measure(visit: Visit) -> Measure:
    """Ask for a measure."""
    known = answers.measures(visit)
    return choice.select(
        "measure",
        _("Measure"),
        known,
        text=lambda one: one.key,
        words=lambda one: _(one.label),
        default=known[0],
    )


def breakdown(visit: Visit, population: Population) -> Dimension:
    """Ask by what to compare the people of one population."""
    known = answers.dimensions(visit, population)
    return choice.select(
        "by",
        _("Compare by"),
        known,
        text=lambda one: one.name,
        words=lambda one: _(one.label),
        default=known[0],
    )


def breakdown_in_sight(visit: Visit) -> Dimension:
    """Ask by what to compare, with the first breakdowns in sight."""
    return choice.segments(
        "by",
        _("Compare by"),
        answers.dimensions(visit),
        text=lambda one: one.name,
        words=lambda one: _(one.label),
        first=IN_SIGHT,
    )


def only(visit: Visit, by: Dimension, population: Population | None = None) -> tuple[Only, ...]:
    """Ask for one filter; where the page cannot use it, set it aside and say so."""
    every = answers.dimensions(visit)
    options = [None, *(Only(one.name, group) for one in every for group in one.groups)]
    labels = {one.name: _(one.label) for one in every}
    chosen = choice.select(
        "only",
        _("Only"),
        options,
        text=_only_text,
        words=lambda one: f"{labels[one.dimension]}: {_(one.group)}" if one else _("All students"),
        default=None,
    )
    if chosen is None:
        return ()
    usable = {one.name for one in answers.dimensions(visit, population)} - {by.name}
    if chosen.dimension in usable:
        return (chosen,)
    group = groups.row_name((chosen.dimension,), (chosen.group,))
    st.info(_("{group} is set aside here: this picture cannot be narrowed so.", group=group))
    return ()


def group(visit: Visit, measure: Measure, by: Dimension) -> str:
    """Ask for the group to look at, the one with the clearest gap at first."""
    whole = Question(measures=scanned_with(visit, measure), by=(by.name,))
    table = answers.one(visit, whole, measure.key)
    known = [one.group[0] for one in table.groups]
    clearest = findings.clearest_gaps((table,), count=1)
    return choice.select(
        "group",
        _("Group"),
        known,
        text=str,
        words=lambda one: groups.row_name((by.name,), (one,)),
        default=clearest[0].group[0] if clearest else known[0],
    )


def compared_with(by: Dimension, group: str) -> str:
    """Ask for the comparison: everyone else until a person picks another."""
    known = [EVERYONE_ELSE, ALL_STUDENTS, *(one for one in by.groups if one != group)]
    return choice.select(
        "with",
        _("Compared with"),
        known,
        text=str,
        words=lambda one: groups.capitalised(groups.others((by.name,), one)),
        default=EVERYONE_ELSE,
    )


def scanned_with(visit: Visit, measure: Measure) -> tuple[str, ...]:
    """Give the measures that are graded together with one: so the overview agrees with a gap."""
    known = answers.measures(visit)
    return tuple(one.key for one in known if one.is_item == measure.is_item)


def point_at(*, measure: str, group: Sequence[str], question: Question) -> None:
    """Choose one gap of a question's answer, so that the page of gaps opens on it.

    The group () lets that page choose the group.
    """
    address.put(
        measure=measure,
        by=question.by[0],
        group=group[0] if group else None,
        only=_only_text(question.only[0]) if question.only else None,
        **{"with": question.compared_with},
    )


def point_at_card(card: Card) -> None:
    """Choose the gap that a card keeps."""
    point_at(measure=card.measure, group=card.group, question=card.question)


def _only_text(one: Only | None) -> str:
    return f"{one.dimension}:{one.group}" if one else "all"
