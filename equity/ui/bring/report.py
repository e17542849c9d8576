"""What became of the files: sentences, and the rows that were left out as a download."""

import streamlit as st

from equity.chain.checked import CheckReport, FileReport
from equity.intake.table import Check
from equity.language import _
from equity.ui import answers, pages, state
from equity.ui.bring import desk
from equity.ui.bring.checks import check_lines
from equity.ui.bring.left_out import offer
from equity.ui.show import leaving
from equity.ui.show.frame import plain, section
from equity.vocabulary import FileKind


def report_and_stop() -> None:
    """After loading, show only the check report and where to go next."""
    told = desk.now().report
    if told is not None:
        _report(told)
        st.stop()


def _report(told: CheckReport) -> None:
    with st.container(border=True, gap="xsmall"):
        section(_("The files are loaded"))
        for one in told.files:
            st.markdown(_file_sentence(one))
        check_lines(Check(one.in_full, needs_a_look=True) for one in desk.now().problems)
        st.progress(1.0, text=_("Step 3 of 3: done"))
    with st.container(border=True, gap="xsmall"):
        section(_("What we checked"))
        _checks(told)
        _by_column(told.files)
    with st.container(horizontal=True):
        leads_on = _to_what_was_brought(told)
        left = (*told.listed, *told.off_roster)
        if left:
            offer(_("Rows that we left out"), left, key="left_out")
        st.button(
            _("Bring more files"),
            key="more_files",
            on_click=desk.clear,
            type="secondary" if leads_on else "primary",
        )


def _checks(told: CheckReport) -> None:
    """Show all checks, where there are several files under the name of each."""
    has_many = len(told.files) > 1
    for one in told.files:
        if has_many and one.checks:
            st.markdown(f"**{_name(one)}**")
        check_lines(one.checks)
    if has_many and told.joined:
        st.markdown(_("**All files together**"))
    check_lines(told.joined)


def _to_what_was_brought(told: CheckReport) -> bool:
    """Lead to what can be seen now; tell whether there is anything."""
    visit = state.visit()
    page, label, key = pages.OVERVIEW, _("See the overview"), "to_overview"
    if {one.kind for one in told.files if one.kind} == {FileKind.VOICES}:
        page, label, key = pages.WORDS, _("See what people say"), "to_words"
    elif visit and not answers.measures(visit):
        if answers.beside_students(visit):
            page, label, key = pages.CLIMATE, _("See what they say"), "to_climate"
        elif answers.in_log(visit):
            page, label, key = pages.WHO, _("See who is in the discipline log"), "to_log"
        elif answers.counted_places(visit):
            page, label, key = pages.COUNTS, _("See the counts"), "to_counts"
        else:
            return False
    if st.button(label, key=key, type="primary"):
        st.switch_page(page.file)
    return True


def _by_column(files: tuple[FileReport, ...]) -> None:
    """Show for every column how many cells say something, and offer that as a file."""
    records = column_records(files)
    with st.expander(_("Column by column")):
        leaving.table(records, list(records[0]))
        leaving.download_table(
            _("Column by column"),
            records,
            list(records[0]),
            file_name="columns.csv",
            icon=":material/download:",
            key="columns_file",
            help=_("How many cells of each column say something; no values"),
        )


def column_records(files: tuple[FileReport, ...]) -> list[dict[str, str]]:
    """Give for every column how many cells are filled, missing, masked or not understood."""
    heads = (_("File"), _("Sheet"), _("Column"), _("Filled"), _("Missing"), _("Masked"))
    return [
        dict(zip((*heads, _("Not understood")), map(str, cells), strict=True))
        for file in files
        for one in file.columns
        for counts in [(one.filled, one.missing, one.masked, one.unknown)]
        for cells in [(file.file, file.sheet or "", one.label, *counts)]
    ]


def _file_sentence(one: FileReport) -> str:
    numbers = {"rows": one.rows_in, "loaded": one.loaded, "listed": one.listed}
    if one.kind is None:
        said = _("left out. Rows that are not loaded: {rows}.", **numbers)
        return f"**{_name(one)}**: {said}"
    if one.listed:
        said = _("{rows} rows read, {loaded} loaded, {listed} left out.", **numbers)
    else:
        said = _("{rows} rows read, all loaded.", **numbers)
    return f"**{_name(one)}** ({desk.kind_label(one.kind)}): {said}"


def _name(one: FileReport) -> str:
    return plain(f"{one.file}: {one.sheet}" if one.sheet else one.file)
