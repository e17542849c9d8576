"""Who answered a survey: proposed from its names and questions, chosen by a person."""

from dataclasses import replace

import streamlit as st

from equity.intake import respondents
from equity.intake.mapping import Reading
from equity.language import _
from equity.story.respondents import name
from equity.ui.bring import desk
from equity.ui.bring.desk import Desk
from equity.ui.show.frame import quiet
from equity.vocabulary import RESPONDENTS, Field


def who_answered(now: Desk, position: int, reading: Reading) -> None:
    """Ask who answered a survey; where a column says it, of the rows in which it says nothing.

    Beside it stands what the name or the questions of the file say.
    """
    proposed, why = respondents.proposed(reading.sheet)
    has_roles = bool(reading.mapping.labels_of(Field.SURVEY_ROLE))
    key = f"answered_by_{now.turn}_{position}"
    st.selectbox(
        _("Who answered, where no column says it") if has_roles else _("Who answered"),
        RESPONDENTS,
        index=RESPONDENTS.index(reading.mapping.answered_by),
        format_func=name,
        key=key,
        on_change=_choose,
        args=(position, key),
        help=_("Answers of staff and families are counted by themselves, never among students."),
    )
    if why and proposed is reading.mapping.answered_by:
        quiet(why)


def _choose(position: int, key: str) -> None:
    mapping = desk.now().readings[position].mapping
    desk.correct(position, replace(mapping, answered_by=st.session_state[key]))
