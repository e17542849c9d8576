"""What people write about: how many of those who wrote touch a theme, by theme or by group."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from equity.chain import themes
from equity.language import _
from equity.measures import Theme
from equity.privacy.comments import SafeQuote
from equity.privacy.table import SafeTable
from equity.problems import StillProtecting
from equity.question import Only, Question
from equity.story import charts
from equity.story import themes as story
from equity.story.themes import Bar
from equity.ui import answers, choice
from equity.ui.show.charts import draw
from equity.ui.show.charts import theme as look
from equity.ui.show.facts import set_aside
from equity.ui.show.frame import plain, quiet, section, still_protecting
from equity.ui.show.tables import numbers
from equity.ui.state import Visit
from equity.vocabulary import NOT_RECORDED, Population


@dataclass(frozen=True, slots=True)
class Picture:
    """Bars with their title, and the table that they come from."""

    title: str
    bars: tuple[Bar, ...]
    table: SafeTable


def are_counted(visit: Visit) -> bool:
    """Tell whether people of a survey wrote on themes."""
    return bool(themes.measures(visit.workspace))


def chosen(visit: Visit, quotes: Sequence[SafeQuote]) -> Theme | None:
    """Ask for a theme, none at first."""
    known = {one.key: one for one in themes.of(visit.workspace)}
    if not known or not (quotes or are_counted(visit)):
        return None
    names = {key: _(one.name) for key, one in known.items()}
    key = choice.pills("theme", _("What is it about?"), names)
    return known[key] if key else None


def counts(visit: Visit, theme: Theme | None, *, by: str | None, only: Only | None) -> None:
    """Show how many of those who wrote touch each theme, or one theme in each group."""
    if not are_counted(visit):
        return
    ways = answers.dimensions(visit, Population.SURVEY_STUDENTS)
    known = {one.name: (*one.groups, NOT_RECORDED) for one in ways}
    by = by if by in known and theme else None
    asked = only and only.dimension != by and only.group in known.get(only.dimension, ())
    under = (only,) if only and asked else ()
    try:
        picture = _by_group(visit, theme, by, under) if theme and by else None
        picture = picture or _by_theme(visit, theme, under)
    except StillProtecting as waiting:
        still_protecting(waiting)
        return
    left, right = st.columns([13, 7], gap="medium")
    with left, st.container(gap="xsmall"):
        section(plain(picture.title))
        set_aside(picture.table, under if by else ())
        if any(one.rate for one in picture.bars):
            alt = story.alt(picture.title, picture.bars)
            draw(charts.bars(picture.bars, theme=look(), alt=alt), key="themes")
    with right:
        _what_is_counted(theme, by=by is not None)
    _same_numbers(picture, by=by is not None)


def _by_group(visit: Visit, theme: Theme, by: str, only: tuple[Only, ...]) -> Picture:
    asked = Question(measures=(theme.key,), by=(by,), only=only)
    table = answers.one(visit, asked, theme.key)
    return Picture(story.of_groups(table), story.by_group(table), table)


def _by_theme(visit: Visit, theme: Theme | None, only: tuple[Only, ...]) -> Picture:
    """Give all themes, of everyone or of one group: a group is asked for as one of a breakdown."""
    keys = tuple(one.key for one in themes.measures(visit.workspace))
    asked = Question(measures=keys, by=tuple(one.dimension for one in only))
    tables = answers.of(visit, asked)
    bars = story.by_theme(tables, theme.key if theme else None, only)
    return Picture(story.of_themes(bars, theme, only), bars, tables[0])


def _what_is_counted(theme: Theme | None, *, by: bool) -> None:
    with st.container(border=True, gap="xsmall"):
        section(_("What is counted here?"))
        for sentence in story.how_to_read(by=by):
            st.markdown(sentence)
        if theme:
            st.markdown(plain(story.words_of(theme)))
        else:
            quiet(_("Choose a theme above. Then you see it by group, and what people say."))


def _same_numbers(picture: Picture, *, by: bool) -> None:
    columns = story.columns(by=by)
    with st.expander(_("The same numbers as a table")):
        numbers(
            story.same_numbers(picture.bars, columns),
            columns,
            source=picture.table.source,
            file_name="themes.csv",
            title=_("What people write about"),
        )
