"""What would become of each file: its rows, and every check in a plain sentence."""

from collections.abc import Iterable

import streamlit as st

from equity.chain import bringing
from equity.chain.checked import FileReport
from equity.intake.mapping import Reading
from equity.intake.table import Check
from equity.language import _
from equity.ui import state
from equity.ui.bring import desk
from equity.ui.bring.desk import Desk
from equity.ui.bring.left_out import left_out_before
from equity.ui.show.frame import plain, quiet, section, sentence
from equity.vocabulary import Field, FileKind


def check_card(now: Desk) -> None:
    """Show for each file what would become of its rows; what needs a look stands in sight."""
    with st.container(border=True, gap="xsmall"):
        section(_("What we checked"))
        with st.spinner(_("Checking the rows")):
            reports = _reports(now)
        quiet_ones: list[tuple[Reading, list[Check]]] = []
        for reading, report in reports:
            checks = [
                *_rows(reading, report),
                *_open_questions(reading, report),
                *_found(reading, report),
            ]
            rest = [one for one in checks[1:] if not _is_in_sight(one, reading)]
            check_lines(one for one in checks if one not in rest)
            quiet_ones.append((reading, rest))
        _all_well(quiet_ones)
        left_out_before([row for _one, report in reports if report for row in report.left_out])


def check_lines(checks: Iterable[Check]) -> None:
    """Show checks one a line, each with a sign that says whether it needs a look."""
    for check in checks:
        sign = ":orange[:material/error:]" if check.needs_a_look else ":blue[:material/check:]"
        st.markdown(f"{sign} {sentence(check.sentence)}")


def _all_well(known: list[tuple[Reading, list[Check]]]) -> None:
    count = sum(len(checks) for _reading, checks in known)
    if not count:
        return
    with st.expander(_("1 more check") if count == 1 else _("{count} more checks", count=count)):
        quiet(_("So the report will read after loading:"))
        for reading, checks in known:
            if checks:
                st.markdown(f"**{plain(reading.sheet.title)}**")
                check_lines(checks)


def _reports(now: Desk) -> list[tuple[Reading, FileReport | None]]:
    """Check what is new or was corrected, keep what is known; a file that is left out has none."""
    period = bringing.shared_period(now.readings)
    used = [one for one in now.readings if one.mapping.kind is not None]
    check = state.permitted(bringing.check_one)
    checked = {(one, period): now.checked.get((one, period)) or check(one, period) for one in used}
    desk.change(checked=checked)
    again = bringing.later_rounds(used)
    return [(one, again.get(one) or checked.get((one, period))) for one in now.readings]


def _rows(reading: Reading, report: FileReport | None) -> list[Check]:
    file = reading.sheet.title
    if report is None:
        why = f"{reading.mapping.why}."
        left = _("We leave '{file}' out: choose what it is to use it.", file=file)
        return [Check(f"{left} {why}", needs_a_look=True)]
    if report.problem:
        return [Check(f"{_kept_back(report, file)} {report.problem.in_full}", needs_a_look=True)]
    numbers = {
        "file": file,
        "rows": report.rows_in,
        "loaded": report.loaded,
        "listed": report.listed,
    }
    if not report.listed:
        return [Check(_("'{file}': {rows} rows, all can be loaded.", **numbers))]
    said = _("'{file}': {rows} rows, {loaded} can be loaded, {listed} left out.", **numbers)
    return [Check(said, needs_a_look=True)]


def _kept_back(report: FileReport, file: str) -> str:
    if report.is_refused:
        return _("'{file}' cannot be used, so we leave it out.", file=file)
    return _("'{file}' waits for an answer. Nothing is loaded before.", file=file)


def _found(reading: Reading, report: FileReport | None) -> list[Check]:
    """Give what was noted while reading, and what the check of the rows found beside a problem."""
    if report is None:
        return [Check(note) for note in reading.sheet.notes]
    return list(report.checks[1:] if report.problem else report.checks)


def _is_in_sight(check: Check, reading: Reading) -> bool:
    """Tell whether people see it without asking: what is wrong, and what was done on reading."""
    return check.needs_a_look or check.sentence in reading.sheet.notes


def _open_questions(reading: Reading, report: FileReport | None) -> list[Check]:
    """Give what only a person can answer about a file that is used."""
    file, mapping = reading.sheet.title, reading.mapping
    if mapping.kind is None or (report and report.is_refused):
        return []
    without_ids = (FileKind.SURVEY, FileKind.PUBLISHED, FileKind.VOICES)
    open_ones = [
        _("'{name}' has no meaning yet. Choose one, or leave it out.", name=column.label)
        for column in mapping.columns
        if column.field is None and column.certainty < 0.5
    ]
    if mapping.kind not in without_ids and not mapping.labels_of(Field.STUDENT_ID):
        open_ones.append(_("'{file}' has no column with the student ID.", file=file))
    return [Check(one, needs_a_look=True) for one in open_ones]
