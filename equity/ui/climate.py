"""The parts of the page "Climate": all topics of the survey, and one of its questions."""

from collections.abc import Sequence

import streamlit as st

from equity.intake.table import Dimension
from equity.language import _
from equity.measures import Measure, three_answers
from equity.privacy.table import SafeTable
from equity.question import Only, Question
from equity.story import alone, charts, climate, groups, rows
from equity.story.answers import Three
from equity.story.findings import clearest_gaps
from equity.story.sides import Group
from equity.ui import answers, choice, filter_bar, pages
from equity.ui.show.charts import draw, theme
from equity.ui.show.facts import hidden_group, is_hidden, set_aside
from equity.ui.show.findings import open_gap
from equity.ui.show.frame import plain, quiet, section, to
from equity.ui.show.keeping import keep_button
from equity.ui.show.openings import open_or_stop
from equity.ui.show.tables import numbers
from equity.ui.state import Visit
from equity.vocabulary import ALL_STUDENTS, Population

RESPONDENTS = Population.SURVEY_STUDENTS
IN_SIGHT = 3
"""How many breakdowns have room beside the other choices."""

NOBODY = "nobody"
"""What the URL says where no second group is chosen."""


def open_survey_or_stop(title: str) -> Visit:
    """Give the open workspace that has a survey with groups; else say what to bring, and stop."""
    return open_or_stop(
        title,
        is_ready=lambda visit: has_groups(visit) or answers.beside_students(visit) is not None,
        missing=_("There is no survey with groups of students in this workspace yet."),
    )


def has_groups(visit: Visit) -> bool:
    """Tell whether students answered a survey that knows groups of them."""
    return bool(_of_survey(visit) and answers.dimensions(visit, RESPONDENTS))


def breakdown(visit: Visit) -> Dimension:
    """Ask by what to compare, with the first breakdowns in sight."""
    return filter_bar.in_sight(answers.dimensions(visit, RESPONDENTS), count=IN_SIGHT)


def topics(visit: Visit, by: Dimension, only: Sequence[Only]) -> tuple[SafeTable, ...]:
    """Give the answer on all topics, graded as on the overview; on the questions where none is."""
    known = _of_survey(visit)
    broad = [one for one in known if not one.is_item] or list(known)
    scanned = filter_bar.scanned_with(visit, broad[0])
    asked = Question(measures=scanned, by=(by.name,), only=tuple(only))
    told = answers.of(visit, asked, about=_keys(broad))
    found = tuple(one for one in told if one.measure in broad)
    return found or (answers.one(visit, asked, broad[0].key),)


def chosen_groups(tables: Sequence[SafeTable]) -> tuple[Group, ...]:
    """Ask for the group in focus, the one with the clearest gap at first, and for a second one."""
    names = dict.fromkeys(one.group for table in tables for one in table.groups)
    words = {group[0]: groups.row_name(tables[0].by, group) for group in names}
    clearest = [one.group for one in clearest_gaps(tables, count=1)]
    shown = [one.group for table in tables for one in table.groups if one.shown]
    default = (*clearest, *shown, *names)[0][0]
    first = choice.select("group", _("Group"), words, default=default)
    more = {NOBODY: _("No second group")} | {one: words[one] for one in words if one != first}
    second = choice.select("also", _("Second group"), more, default=NOBODY)
    return ((first,),) if second == NOBODY else ((first,), (second,))


def topics_picture(tables: Sequence[SafeTable], chosen: Sequence[Group]) -> None:
    """Show every topic with the chosen groups and everyone else."""
    with st.container(gap="xxsmall"):
        section(plain(climate.over_topics(tables, chosen[0])))
        if read := climate.how_to_read_topics(tables, chosen):
            quiet(plain(read))
        _compare_with_all(tables, chosen[0])
    draw(charts.equiplot(tables, chosen, theme=theme()), key="equiplot")


def _compare_with_all(tables: Sequence[SafeTable], group: Group) -> None:
    """Lead to all students where a group cannot be compared with all others, but with them."""
    told = [one for one in climate.not_compared(tables, group) if () in alone.can_be_beside(*one)]
    label = _("Compare with all students")
    if told and st.button(f":blue[**{label}**]", key="with_all", type="tertiary"):
        table = told[0][0]
        key = table.measure.key
        asked = Question(measures=(key,), by=table.by, only=table.only, compared_with=ALL_STUDENTS)
        open_gap(measure=key, group=group, question=asked)


def question(visit: Visit, tables: Sequence[SafeTable], chosen: Sequence[Group]) -> Question:
    """Ask for one question of the survey; give it as asked.

    At first it is the one farthest behind, else one of the topic that is.

    The first measure of what is given is the question.
    """
    items = [one for one in _of_survey(visit) if one.is_item]
    by, only = tables[0].by, tables[0].only
    whole = answers.of(visit, Question(measures=_keys(items), by=by, only=only))
    default = climate.telling_question(whole, tables, chosen[0])
    words = {one.key: f"“{_(one.label)}”" for one in items}
    item = choice.select("question", _("One question"), words, default=default)
    return Question(measures=three_answers(item), by=by, only=only)


def answers_picture(visit: Visit, asked: Question, chosen: Sequence[Group]) -> Three:
    """Show how the chosen groups and everyone else answer one question; give the three tables."""
    bad, middle, good = (answers.one(visit, asked, key) for key in asked.measures)
    three = (bad, middle, good)
    with st.container(gap="xxsmall"):
        section(plain(climate.on_a_question(good, chosen[0])))
        set_aside(good, asked.only)
        quiet(climate.how_to_read_answers())
    draw(charts.likert(three, chosen, theme=theme()), key="likert")
    return three


def keep_or_see_who(visit: Visit, three: Three, chosen: Sequence[Group]) -> None:
    """Let people keep the finding on one question, and see how many of each group answered."""
    good = three[-1]
    if is_hidden(good, chosen[0]):
        hidden_group(good)
    scanned = filter_bar.scanned_with(visit, good.measure)
    with st.container(horizontal=True, vertical_alignment="center"):
        kept = Question(measures=scanned, by=good.by, only=good.only)
        keep_button(visit, kept, good, chosen[0])
        with st.popover(_("Who answered?")):
            quiet(_("How many students answered this question:"))
            for sentence in climate.who_answered(good):
                st.markdown(plain(sentence))
            to(pages.WHO, _("Who is here, and who did not answer?"))


def same_numbers(tables: Sequence[SafeTable], three: Three, chosen: Sequence[Group]) -> None:
    """Show the numbers of both pictures as tables, each with its source and a download."""
    numbers(
        rows.topics(tables, chosen),
        rows.topic_columns(tables, chosen),
        title=_("The same numbers as a table: topics"),
        source=tables[0].source,
        file_name="topics.csv",
    )
    good = three[-1]
    numbers(
        rows.three_answers(three, chosen),
        rows.answer_columns(three),
        title=_("The same numbers as a table: {question}", question=plain(_(good.measure.label))),
        source=good.source,
        file_name=f"{good.measure.key}.csv",
    )


def _of_survey(visit: Visit) -> tuple[Measure, ...]:
    return tuple(one for one in answers.measures(visit) if one.population is RESPONDENTS)


def _keys(measures: Sequence[Measure]) -> tuple[str, ...]:
    return tuple(one.key for one in measures)
