"""The offer to group by one race, alone or in combination with others."""

from dataclasses import replace

import streamlit as st

from equity.intake.mapping import Reading
from equity.intake.race import races_to_combine
from equity.language import _
from equity.ui.bring import desk
from equity.ui.bring.desk import Desk
from equity.vocabulary import FileKind


def in_combination(now: Desk, position: int, reading: Reading) -> None:
    """Offer to group by one race, alone or in combination, where a file has several a person."""
    if reading.mapping.kind not in (FileKind.ROSTER, FileKind.SURVEY):
        return
    known = [*races_to_combine(reading), *reading.mapping.in_combination]
    if known:
        st.multiselect(
            _("Also group by a race, alone or in combination"),
            list(dict.fromkeys(known)),
            default=reading.mapping.in_combination,
            format_func=_,
            placeholder=_("None"),
            key=f"combined_{now.turn}_{position}",
            on_change=_choose_combined,
            args=(position, f"combined_{now.turn}_{position}"),
            help=_(
                "A student of several races counts in 'Two or more races', or as Hispanic. With "
                "this, the room can also compare everyone who is, say, Asian, with or without "
                "other races, with everyone who is not. It is one more way to group."
            ),
        )


def _choose_combined(position: int, key: str) -> None:
    mapping = desk.now().readings[position].mapping
    desk.correct(position, replace(mapping, in_combination=tuple(st.session_state[key])))
