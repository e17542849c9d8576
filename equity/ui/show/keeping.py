"""Keep a finding with what people notice and wonder; each line is on the disk once entered."""

from dataclasses import dataclass

import streamlit as st

from equity.chain import keeping
from equity.language import _
from equity.practice.card import LONGEST_IDEA, Card, ideas
from equity.privacy.table import SafeTable
from equity.question import Question
from equity.ui import pages, state
from equity.ui.show.facts import is_hidden
from equity.ui.show.frame import plain, quiet, to, told
from equity.ui.show.icons import CROSS, sign
from equity.ui.state import Visit
from equity.vocabulary import Action


@dataclass(frozen=True, slots=True)
class Gap:
    """The one gap that is looked at."""

    visit: Visit
    question: Question
    measure: str
    group: tuple[str, ...]

    def card(self) -> Card | None:
        """Give the card that keeps this very gap, None where none does."""
        for card in keeping.cards(self.visit.workspace):
            if (card.question, card.measure, card.group) == (
                self.question,
                self.measure,
                self.group,
            ):
                return card
        return None


def keep_buttons(
    visit: Visit, question: Question, table: SafeTable, group: tuple[str, ...]
) -> None:
    """Let people write down what they notice and wonder, and keep the finding.

    A line that is entered keeps the finding, so that no line is lost. A hidden group has none.
    Who has only the room link writes beside what is kept.
    """
    if is_hidden(table, group):
        return
    gap = Gap(visit, question, table.measure.key, group)
    card = gap.card()
    if card is None and not state.may(Action.KEEP):
        quiet(
            _(
                "The person who leads the room keeps findings. Once this one is kept, you can "
                "write here what you notice and wonder."
            )
        )
        return
    left, right = st.columns(2)
    with left:
        _lines(gap, "notice", _("I notice …"), card.notice if card else "")
    with right:
        _lines(gap, "wonder", _("I wonder …"), card.wonder if card else "")
    with st.container(horizontal=True, vertical_alignment="center"):
        _keep_or_kept(gap, card)
    quiet(_("Kept findings become cards to choose from."))
    notes_stay()


def keep_button(visit: Visit, question: Question, table: SafeTable, group: tuple[str, ...]) -> None:
    """Let people keep the finding, without a note; a hidden group has none."""
    if not is_hidden(table, group):
        gap = Gap(visit, question, table.measure.key, group)
        _keep_or_kept(gap, gap.card())


def notes_stay() -> None:
    """Tell who cannot take a note out again, before they write one."""
    if not state.may(Action.KEEP):
        quiet(_("Everyone can read your note. The person who leads the room can take it out."))


def _keep_or_kept(gap: Gap, card: Card | None) -> None:
    if card is None and not state.may(Action.KEEP):
        quiet(_("The person who leads the room keeps findings."))
    elif card is None:
        st.button(
            _("Keep this finding"),
            key="keep",
            type="primary",
            icon=":material/bookmark_add:",
            on_click=told(_keep),
            args=(gap,),
        )
    else:
        st.badge(_("Kept"), icon=":material/bookmark_added:", color="blue")
        to(pages.FOCUS, _("See all that we kept"))


def _lines(gap: Gap, field: str, label: str, text: str) -> None:
    st.text_input(
        label,
        key=field,
        max_chars=LONGEST_IDEA,
        placeholder=_("One idea, then Enter"),
        on_change=told(_add_line),
        args=(gap, field),
    )
    for position, line in enumerate(ideas(text)):
        with st.container(horizontal=True, wrap=False, vertical_alignment="center"):
            st.markdown(plain(line))
            if state.may(Action.KEEP):
                _cross(gap, field, line, key=f"{field}_out_{position}")


def _cross(gap: Gap, field: str, line: str, *, key: str) -> None:
    name = _("Take out: {line}", line=line)
    st.button(
        sign(CROSS, name),
        key=key,
        type="tertiary",
        help=plain(name),
        on_click=told(_strike),
        args=(gap, field, line),
    )


def _keep(gap: Gap, *, notice: str = "", wonder: str = "") -> None:
    if gap.card() is None:
        state.permitted(keeping.keep)(
            gap.visit.workspace,
            question=gap.question,
            measure=gap.measure,
            group=gap.group,
            notice=notice,
            wonder=wonder,
        )


def _add_line(gap: Gap, field: str) -> None:
    line = " ".join(str(st.session_state[field]).split())
    card = gap.card()
    if line and card is None:
        _keep(gap, **{field: line})
    elif line and card is not None:
        state.permitted(keeping.note)(gap.visit.workspace, card.id, **{field: line})
    st.session_state[field] = ""


def _strike(gap: Gap, field: str, line: str) -> None:
    card = gap.card()
    if card is not None:
        state.permitted(keeping.strike)(gap.visit.workspace, card.id, **{field: line})
