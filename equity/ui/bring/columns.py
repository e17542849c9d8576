"""One row a column: what we read it as, and why; a person corrects it where it is wrong."""

from dataclasses import replace

import streamlit as st

from equity.chain import bringing
from equity.intake import published_years
from equity.intake.dictionaries import TOPIC_WORDS
from equity.intake.field_labels import FIELD_LABELS
from equity.intake.fields import FIELDS_OF
from equity.intake.mapping import ColumnMapping, Reading
from equity.intake.meanings import WITH_VALUES
from equity.intake.years import is_school_year, period_of
from equity.language import _
from equity.measures import PUBLISHED
from equity.ui import state
from equity.ui.bring import desk, meanings
from equity.ui.bring.combining import in_combination
from equity.ui.bring.desk import Desk
from equity.ui.bring.respondents import who_answered
from equity.ui.show.frame import plain
from equity.vocabulary import DROPPED_FIELDS, Field, FileKind

LEAVE_OUT, NOT_SURE = "leave out", "not sure"
FIRST = 5
"""How many recognised columns are in sight; the doubtful ones always are."""

MANY = 100
"""Of more recognised columns people look up one at a time."""

WIDTHS = [4, 6, 6]


def file_tabs(now: Desk) -> None:
    """Show the columns of each file on a tab of its own."""
    tabs = st.tabs([plain(one.sheet.title) for one in now.readings])
    for position, (tab, reading) in enumerate(zip(tabs, now.readings, strict=True)):
        with tab:
            _kind_and_year(now, position, reading)
            in_combination(now, position, reading)
            _columns(now, position, reading)


def _kind_and_year(now: Desk, position: int, reading: Reading) -> None:
    kinds: list[FileKind | None] = [*desk.KIND_LABELS, None]
    with st.container(horizontal=True, vertical_alignment="top", gap="medium"):
        st.selectbox(
            _("This file is"),
            kinds,
            index=kinds.index(reading.mapping.kind),
            format_func=desk.kind_label,
            key=f"kind_{now.turn}_{position}",
            on_change=_choose_kind,
            args=(position, f"kind_{now.turn}_{position}"),
        )
        only_counts = reading.mapping.labels_of(Field.AGG_EVENTS)
        if reading.mapping.kind is FileKind.PUBLISHED and not only_counts:
            _counted(now, position, reading)
        if reading.mapping.kind is FileKind.SURVEY:
            with st.container(gap="xxsmall"):
                who_answered(now, position, reading)
        if reading.mapping.labels_of(Field.SCHOOL_YEAR) or published_years.are_in_names(reading):
            return
        known = period_of(reading) or ""
        st.text_input(
            _("School year of this file"),
            value=known,
            placeholder="2025-26",
            key=f"year_{now.turn}_{position}",
            on_change=_choose_year,
            args=(position, f"year_{now.turn}_{position}"),
        )
    if known and not is_school_year(known):
        st.warning(_("Write a school year like 2025-26."))


def _counted(now: Desk, position: int, reading: Reading) -> None:
    """Ask what a published file counts."""
    labels = {one.key: _(one.label) for one in PUBLISHED}
    known = list(labels)
    chosen = reading.mapping.measure
    st.selectbox(
        _("It counts students who were"),
        known,
        index=known.index(chosen) if chosen else None,
        format_func=lambda one: labels[one],
        placeholder=_("Choose what is counted"),
        key=f"counted_{now.turn}_{position}",
        on_change=_choose_measure,
        args=(position, f"counted_{now.turn}_{position}"),
    )


def _columns(now: Desk, position: int, reading: Reading) -> None:
    columns = list(enumerate(reading.mapping.columns))
    in_sight = [
        place for place, _one in columns if place < FIRST or (position, place) in now.doubtful
    ]
    rest = [place for place, _one in columns if place not in in_sight]
    heads = (_("Column in your file"), _("We read it as"), _("Why"))
    with st.container(key=f"heads_{now.turn}_{position}"):  # look.css hides them on phones
        for head, text in zip(st.columns(WIDTHS), heads, strict=True):
            head.markdown(f":small[:gray[{text}]]")
    for place in in_sight:
        _column(now, position, place, reading)
    if rest:
        with st.expander(_rest(len(rest))):
            for place in rest if len(rest) <= MANY else _looked_up(now, position, reading, rest):
                _column(now, position, place, reading)


def _looked_up(now: Desk, position: int, reading: Reading, rest: list[int]) -> list[int]:
    """Let people look up one of very many columns: a browser is too slow to show all of them."""
    place: int | None = st.selectbox(
        _("Column in your file"),
        rest,
        index=None,
        format_func=lambda one: reading.mapping.columns[one].label,
        placeholder=_("Choose one to see how we read it"),
        key=f"looked_up_{now.turn}_{position}",
    )
    return [] if place is None else [place]


def _rest(count: int) -> str:
    if count == 1:
        return _("1 more column, recognised")
    return _("{count} more columns, all recognised", count=count)


def _column(now: Desk, position: int, place: int, reading: Reading) -> None:
    column = reading.mapping.columns[place]
    key = f"{now.turn}_{position}_{place}"
    label, meaning, why = st.columns(WIDTHS, vertical_alignment="center")
    label.markdown(f"**{plain(column.label)}**")
    why.markdown(f":small[:gray[{_why(column)}]]")
    with meaning:
        if column.field in DROPPED_FIELDS:
            st.markdown(f":material/block: {_('Dropped')}")
        else:
            _meaning(position, column, reading.mapping.kind, key=f"meaning_{key}")
    if column.field is Field.SURVEY_ITEM:
        _item(position, column, key=key)
    if column.field in {Field.SURVEY_ITEM, Field.AGG_PART} | WITH_VALUES:
        __, below = st.columns([WIDTHS[0], sum(WIDTHS[1:])])
        with below:
            if column.field is Field.SURVEY_ITEM:
                meanings.scale(position, reading, column, key=key)
            if column.field is Field.AGG_PART:
                meanings.part(position, reading, column, key=f"part_{key}")
            meanings.values(position, reading, column, key=f"value_{key}")


def _meaning(position: int, column: ColumnMapping, kind: FileKind | None, *, key: str) -> None:
    known = [
        *FIELDS_OF.get(kind, FIELDS_OF[None]),
        *([Field.SURVEY_ITEM] if kind is FileKind.SURVEY else []),
    ]
    fields = [one for one in known if one not in DROPPED_FIELDS]
    if column.field is not None and column.field not in fields:
        fields.append(column.field)
    options = [*fields, Field.OWN_GROUP, LEAVE_OUT, NOT_SURE]
    options = list(dict.fromkeys(options))
    st.selectbox(
        _("What '{column}' means", column=plain(column.label)),
        options,
        index=options.index(_said(column)),
        format_func=_option_label,
        label_visibility="collapsed",
        key=key,
        on_change=_choose_meaning,
        args=(position, column.label, key),
    )


def _item(position: int, column: ColumnMapping, *, key: str) -> None:
    topics = list(dict.fromkeys([*TOPIC_WORDS, *([column.topic] if column.topic else [])]))
    __, topic, reverse = st.columns(WIDTHS, vertical_alignment="bottom")
    topic.selectbox(
        _("Topic"),
        topics,
        index=topics.index(column.topic) if column.topic else None,
        format_func=_,
        accept_new_options=True,
        placeholder=_("Choose or write a topic"),
        key=f"topic_{key}",
        on_change=_choose_topic,
        args=(position, column.label, f"topic_{key}"),
    )
    reverse.toggle(
        _("A high answer is bad news"),
        value=column.reverse,
        key=f"reverse_{key}",
        on_change=_choose_reverse,
        args=(position, column.label, f"reverse_{key}"),
    )


def _said(column: ColumnMapping) -> str:
    if column.field is not None:
        return column.field
    return LEAVE_OUT if column.certainty >= 0.5 else NOT_SURE


def _option_label(option: str) -> str:
    if option == LEAVE_OUT:
        return _("Leave out")
    if option == NOT_SURE:
        return _("Not sure: please choose")
    return _(FIELD_LABELS[Field(option)])


def _why(column: ColumnMapping) -> str:
    values = ", ".join(column.preview)
    said = f"{column.why}. {_('Values such as')} {values}" if values else column.why
    return plain(said)


def _choose_kind(position: int, key: str) -> None:
    kind: FileKind | None = st.session_state[key]
    now = desk.now()
    reading = now.readings[position]
    proposed = state.permitted(bringing.taken_as)(reading, kind)
    desk.correct(position, replace(proposed, period=reading.mapping.period))
    desk.change(turn=now.turn + 1, doubtful=desk.doubtful(desk.now().readings))


def _choose_year(position: int, key: str) -> None:
    mapping = desk.now().readings[position].mapping
    desk.correct(position, replace(mapping, period=st.session_state[key].strip() or None))


def _choose_measure(position: int, key: str) -> None:
    mapping = desk.now().readings[position].mapping
    desk.correct(position, replace(mapping, measure=st.session_state[key]))


def _choose_meaning(position: int, label: str, key: str) -> None:
    said = st.session_state[key]
    if said == NOT_SURE:
        _change(position, label, field=None, certainty=0.0)
    else:
        _change(position, label, field=None if said == LEAVE_OUT else Field(said))


def _choose_topic(position: int, label: str, key: str) -> None:
    _change(position, label, topic=st.session_state[key])


def _choose_reverse(position: int, label: str, key: str) -> None:
    _change(position, label, reverse=st.session_state[key])


def _change(position: int, label: str, **changes: object) -> None:
    mapping = desk.now().readings[position].mapping
    desk.correct(position, mapping.with_column(label, **changes))
