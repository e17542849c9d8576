"""What values of a column mean: a select for each value of a group, one for a list of numbers."""

import streamlit as st

from equity.intake import published_parts
from equity.intake.answers import are_numbers
from equity.intake.codes import CodeList, code_lists
from equity.intake.dictionaries import SCALES, Scale
from equity.intake.likert import is_no_answer, position
from equity.intake.mapping import ColumnMapping, Reading
from equity.intake.meanings import ONLY_KNOWN, Value, choices, values_of
from equity.intake.spelling import fold
from equity.language import _
from equity.ui.bring import desk
from equity.ui.show.frame import plain, quiet
from equity.vocabulary import NOT_RECORDED, Field

KEEP = "keep"
SELECT_WIDTH = 230
"""Pixels of the select of one value."""


def values(at: int, reading: Reading, column: ColumnMapping, *, key: str) -> None:
    """Let a person say what each value of a column of groups means."""
    known = values_of(reading, column)
    new = any(one.waits(column) for one in known)
    if not known or not _is_open(_("Values"), by_itself=new, key=key):
        return
    if len(reading.mapping.alike(column)) > 1:
        quiet(_("What does each code mean, on all days?"))
    else:
        quiet(_("What does each value of '{column}' mean?", column=plain(column.label)))
    with st.container(horizontal=True, gap="small"):
        for number, one in enumerate(known):
            _value(at, column, one, key=f"{key}_{number}")


def _is_open(label: str, *, by_itself: bool, key: str) -> bool:
    """Tell whether details are in sight: where a person should look, or has asked to."""
    asked: bool = st.session_state.setdefault(f"open_{key}", by_itself)
    if not asked:
        st.button(
            label,
            key=f"see_{key}",
            type="tertiary",
            icon=":material/expand_more:",
            on_click=_open,
            args=(f"open_{key}",),
        )
    return asked


def _open(name: str) -> None:
    st.session_state[name] = True


def _value(at: int, column: ColumnMapping, one: Value, *, key: str) -> None:
    kept = [] if column.field in ONLY_KNOWN else [KEEP]
    options = [*choices(column.field or Field.OWN_GROUP), *kept, NOT_RECORDED]
    read_as = _read_as(column, one)
    if read_as and read_as not in options:
        options.insert(0, read_as)
    text = plain(one.text) or _("(blank)")
    st.selectbox(
        _("{value}, in {rows} rows", value=text, rows=one.rows),
        options,
        index=options.index(read_as) if read_as else None,
        placeholder=_("Please choose"),
        width=SELECT_WIDTH,
        format_func=lambda option: _("Keep as it is") if option == KEEP else _(option),
        key=key,
        on_change=_explain,
        args=(at, column.label, one.text, key),
    )


def _read_as(column: ColumnMapping, one: Value) -> str | None:
    """Give the choice that a value has now, None where it is new and waits for one."""
    if one.waits(column):
        return None
    return KEEP if one.group is None else one.group or NOT_RECORDED


def _explain(at: int, label: str, text: str, key: str) -> None:
    said = st.session_state[key]
    mapping = desk.now().readings[at].mapping
    desk.correct(at, mapping.with_meaning(label, fold(text), text if said == KEEP else said))


def part(at: int, reading: Reading, column: ColumnMapping, *, key: str) -> None:
    """Let a person choose the value whose rows are read."""
    rows = published_parts.values_of(reading, column)
    known = list(rows)
    chosen = next((one for one in known if fold(one) == published_parts.chosen_of(column)), None)
    st.selectbox(
        _("Which rows of '{column}' should we read?", column=plain(column.label)),
        known,
        index=known.index(chosen) if chosen else None,
        format_func=lambda one: _("{value}, in {rows} rows", value=one, rows=rows[one]),
        placeholder=_("Please choose"),
        key=key,
        on_change=_choose_part,
        args=(at, column.label, key),
    )


def _choose_part(at: int, label: str, key: str) -> None:
    mapping = desk.now().readings[at].mapping
    only = {fold(st.session_state[key]): published_parts.READ}
    desk.correct(at, mapping.with_column(label, meanings=only))


def scale(at: int, reading: Reading, column: ColumnMapping, *, key: str) -> None:
    """Let a person say which answers a question has, or which its numbers stand for."""
    written = reading.sheet.column(column.label)
    if are_numbers(written):
        _numbers(at, reading, column, key=key)
        return
    if not _is_open(_("Answers"), by_itself=column.scale is None, key=f"scale_{key}"):
        return
    given = [str(raw) for raw in written.unique() if not is_no_answer(str(raw))]
    fitting = [
        name
        for name, one in SCALES.items()
        if any(position(one, answer) is not None for answer in given)
    ]
    if column.scale and column.scale not in fitting:
        fitting.insert(0, column.scale)
    st.selectbox(
        _("Its answers"),
        fitting,
        index=fitting.index(column.scale) if column.scale else None,
        format_func=lambda name: _ends(SCALES[name]),
        placeholder=_("Choose the answers"),
        key=f"scale_{key}",
        on_change=_choose_scale,
        args=(at, column.label, f"scale_{key}"),
    )


def _ends(one: Scale) -> str:
    return _(
        "{first} to {last} ({count} answers)",
        first=_(one.labels[0]),
        last=_(one.labels[-1]),
        count=len(one.labels),
    )


def _choose_scale(at: int, label: str, key: str) -> None:
    mapping = desk.now().readings[at].mapping
    desk.correct(at, mapping.with_column(label, scale=st.session_state[key]))


def _numbers(at: int, reading: Reading, column: ColumnMapping, *, key: str) -> None:
    known = _code_lists(reading, column)
    alike = _with_same_numbers(reading, column)
    chosen = next((one for one in known if one.meanings == column.meanings), None)
    if len(alike) > 1:
        st.checkbox(
            _("Take it for all {count} questions with these numbers", count=len(alike)),
            key=f"alike_{key}",
        )
    st.selectbox(
        _("What the numbers mean"),
        known,
        index=known.index(chosen) if chosen else None,
        format_func=_in_words,
        placeholder=_("Look it up in the survey's code list"),
        key=f"codes_{key}",
        on_change=_choose_codes,
        args=(at, column.label, key),
    )


def _code_lists(reading: Reading, column: ColumnMapping) -> tuple[CodeList, ...]:
    written = reading.sheet.column(column.label).unique()
    return code_lists(str(raw) for raw in written if not is_no_answer(str(raw)))


def _with_same_numbers(reading: Reading, column: ColumnMapping) -> list[str]:
    """Give the questions that wait for a code list and can have the same ones."""
    known = _code_lists(reading, column)
    return [
        one.label
        for one in reading.mapping.columns
        if one.field is Field.SURVEY_ITEM
        and (one is column or not one.meanings)
        and _code_lists(reading, one) == known
    ]


def _in_words(one: CodeList) -> str:
    (first, *_middle, last) = one.meanings.items()
    return _(
        "{first} = {least} … {last} = {most}",
        first=first[0],
        least=_(first[1]),
        last=last[0],
        most=_(last[1]),
    )


def _choose_codes(at: int, label: str, key: str) -> None:
    chosen: CodeList = st.session_state[f"codes_{key}"]
    reading = desk.now().readings[at]
    column = reading.mapping.column(label)
    for_all = st.session_state.get(f"alike_{key}", False)
    mapping = reading.mapping
    for name in _with_same_numbers(reading, column) if for_all else [label]:
        mapping = mapping.with_column(name, scale=chosen.scale, meanings=chosen.meanings)
    desk.correct(at, mapping)
