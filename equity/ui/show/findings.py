"""What stands out, in sentences; each opens the picture that it is made from."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from equity.language import _
from equity.privacy.table import SafeTable
from equity.question import Question
from equity.story import findings, groups, published
from equity.story.findings import Finding
from equity.ui import answers, filter_bar, pages
from equity.ui.show.frame import from_before, plain, quiet, section, sentence, to, whose_data
from equity.ui.show.icons import ARROW, sign
from equity.ui.state import Visit
from equity.vocabulary import Population


def finding(table: SafeTable, group: tuple[str, ...]) -> None:
    """Show what the table says about a group as the heading of the page."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.title(plain(findings.sentence(table, group)), anchor=False)
        whose_data()
    from_before()


def clearest_gaps(tables: Sequence[SafeTable], question: Question) -> None:
    """Show the gaps that stand out most, numbered as in the heatmap."""
    with st.container(border=True, gap="xsmall"):
        section(_("Clearest gaps"))
        found = findings.clearest_gaps(tables)
        for place, one in enumerate(found, start=1):
            _line(one, question, key=f"gap_{place}", mark=f":gray-badge[{place}] ")
        if not found:
            st.markdown(plain(findings.no_gap(tables)))


def strengths(tables: Sequence[SafeTable], question: Question) -> None:
    """Show what works, beside every list of gaps."""
    with st.container(border=True, gap="xsmall"):
        section(_("What works here"))
        found = findings.strengths(tables)
        for place, one in enumerate(found, start=1):
            _line(one, question, key=f"strength_{place}")
        if not found:
            st.markdown(_("These numbers do not show it. Ask people what works for them."))


def cell_chooser(tables: Sequence[SafeTable], question: Question) -> None:
    """Offer every cell of the heatmap to the keyboard."""
    measures = {table.measure.key: _(table.measure.label) for table in tables}
    names = list(dict.fromkeys(one.group for table in tables for one in table.groups))
    first = findings.clearest_gaps(tables, count=1)
    known = [one.group for one in tables[0].groups if not published.is_unknown(tables[0], one)]
    group_first = first[0].group if first else next(iter(known), names[0])
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        group = st.selectbox(
            _("Group"),
            names,
            format_func=lambda one: groups.row_name(question.by, one),
            index=names.index(group_first),
            key="cell_group",
        )
        measure = st.selectbox(
            _("Measure"),
            list(measures),
            format_func=lambda one: measures[one],
            index=list(measures).index(first[0].measure) if first else 0,
            key="cell_measure",
        )
        if st.button(_("Open this gap"), key="cell_open", icon=":material/arrow_forward:"):
            open_gap(measure=measure, group=group, question=question)


def published_beside(visit: Visit, tables: Sequence[SafeTable], question: Question) -> None:
    """Lead to published numbers that stand beside the school's own, which are not mixed."""
    known = [one for one in answers.measures(visit) if one.population is Population.PUBLISHED]
    if not known or published.are_all(tables):
        return
    quiet(_("These are the school's own numbers. Published numbers are not mixed with them."))
    label = _("Look at the published numbers")
    if st.button(f":blue[**{label}**]", key="to_published", type="tertiary"):
        open_gap(measure=known[0].key, group=None, question=replace(question, only=()))


def counts_beside(visit: Visit) -> None:
    """Lead to published counts, of which no rates can be made."""
    if answers.counted_places(visit):
        quiet(_("There are published counts too. They make no rates, so they are not shown here."))
        to(pages.COUNTS, _("See the counts"))


def open_gap(*, measure: str, group: tuple[str, ...] | None, question: Question) -> None:
    """Go to the page of gaps with one gap of a question's answer, or with every group: ()."""
    filter_bar.point_at(measure=measure, group=group, question=question)
    st.switch_page(pages.GAPS.file)


def _line(found: Finding, question: Question, *, key: str, mark: str = "") -> None:
    with st.container(horizontal=True, wrap=False, vertical_alignment="center", key=f"line_{key}"):
        st.markdown(mark + sentence(found.sentence))
        name = _("Open: {finding}", finding=found.sentence)
        opens = st.button(sign(ARROW, name), key=key, type="tertiary", help=plain(name))
    if opens:
        open_gap(measure=found.measure, group=found.group, question=question)
