"""The themes that are looked for in what people write: edited before anything is shown."""

import streamlit as st

from equity.chain import themes
from equity.language import _
from equity.measures import THEMES, Theme
from equity.problems import Problem
from equity.store.workspace import Workspace
from equity.ui.bring import desk
from equity.ui.bring.desk import Desk
from equity.ui.show.frame import problem_box, quiet
from equity.vocabulary import Field, FileKind

_WRITTEN = (FileKind.SURVEY, FileKind.VOICES)


def themes_card(now: Desk, room: Workspace | None) -> None:
    """Let people edit the themes, one a line; what is wrong is said where they write it."""
    with st.expander(_("Themes in what people write: edit, or leave as proposed")):
        key = f"themes_{now.turn}_{room.id if room else ''}"
        known = themes.as_text(themes.of(room) if room else THEMES)
        st.session_state.setdefault(key, known if now.themes is None else now.themes)
        st.text_area(
            _("One theme a line: its name, a colon, its words"),
            key=key,
            height=280,
            on_change=_take_over,
            args=(key,),
        )
        try:
            edited(now)
        except Problem as problem:
            problem_box(problem)
        quiet(
            _(
                "The app counts how many of those who wrote used a word of a theme, in any form of "
                "the word, in English or Spanish. A word can be in one theme only. Once numbers "
                "are shown this stays: two versions together could point at a writer."
            )
        )


def are_written(now: Desk) -> bool:
    """Tell whether some file on the desk has what people wrote."""
    return any(
        one.mapping.kind in _WRITTEN and one.mapping.labels_of(Field.SURVEY_COMMENT)
        for one in now.readings
    )


def edited(now: Desk) -> tuple[Theme, ...] | None:
    """Give the themes that a person edited, None where nobody did; a Problem where one is wrong."""
    return None if now.themes is None else themes.from_text(now.themes)


def _take_over(key: str) -> None:
    desk.change(themes=st.session_state[key])
