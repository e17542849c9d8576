"""Files in: read once, then only what was read is kept."""

import streamlit as st

from equity.chain import bringing
from equity.intake.copies import without_copies
from equity.intake.limits import how_to_read_more
from equity.language import _
from equity.ui import state
from equity.ui.bring import desk
from equity.ui.bring.desk import SURE, Desk
from equity.ui.show.frame import plain, problem_box, quiet
from equity.ui.show.leaving import table


def uploader() -> Desk:
    """Offer to bring files; give what has been read so far."""
    now = desk.now()
    uploaded = st.file_uploader(
        _("Add more files") if now.readings else _("Files from your school (Excel or CSV)"),
        type=["csv", "tsv", "txt", "xlsx", "xls"],
        accept_multiple_files=True,
        key=f"files_{now.turn}",
        help=_("Names, addresses and phone numbers are dropped while reading."),
    )
    with st.container(key="not_taken"):
        st.markdown(f":orange[:material/error:] {_not_taken()}")
    state.permitted(bringing.get_ready)()
    if uploaded:
        _read([(one.name, one.getvalue()) for one in uploaded])
        st.rerun()
    for problem in now.problems:
        problem_box(problem)
    for name in now.replaced:
        said = _(
            "'{file}' takes the place of the file of that name that you brought before. "
            "To use both, give one of them another name.",
            file=name,
        )
        st.info(plain(said), icon=":material/swap_horiz:")
    return now


def ask_before_leaving() -> None:
    """Let the browser ask before it closes or reloads the page while files wait to be loaded.

    They are kept nowhere until then, so they would be gone.
    """
    now = desk.now()
    waits = now.readings and now.work is None
    answer = "(event) => event.preventDefault()" if waits else "null"
    with st.container(key="leaving"):
        st.html(f"<script>window.onbeforeunload = {answer}</script>", unsafe_allow_javascript=True)


def files_table(now: Desk) -> None:
    """Show what each file seems to be, how sure that is, and why."""
    file, kind, sure, why = _("File"), _("What we think it is"), _("How sure"), _("Why")
    told = [
        {
            file: f"**{plain(one.sheet.title)}**",
            kind: desk.kind_label(one.mapping.kind) if one.mapping.kind else _("Left out"),
            sure: sureness(one.mapping.certainty),
            why: plain(one.mapping.why),
        }
        for one in now.readings
    ]
    with st.container(key="stacked_files"):
        table(told, (file, kind, sure, why), is_markup=True)
    most = st.get_option("server.maxUploadSize")
    missing = _(
        "Is a file missing? The browser takes only Excel and CSV files of up to {most} MB.",
        most=most,
    )
    quiet(missing)


def sureness(certainty: float) -> str:
    """Say how sure a proposal is, as a badge."""
    if certainty >= SURE:
        return f":blue-badge[{_('Very sure')}]"
    return f":orange-badge[{_('Please check')}]"


def _not_taken() -> str:
    """Say why the browser sent a file nowhere; look.css shows it beside such a file only."""
    what = _(
        "**A file was not taken.** It has more than {most} MB, or it is neither Excel nor CSV.",
        most=st.get_option("server.maxUploadSize"),
    )
    return what + " " + _("Is it too large? {how}", how=how_to_read_more())


def _read(files: list[tuple[str, bytes]]) -> None:
    bar = st.progress(0.0, text=_("Reading"))
    st.button(_("Stop reading"), key="stop_reading", icon=":material/stop:", on_click=desk.stop)

    def tell(share: float, words: str) -> None:
        bar.progress(share, text=words)

    brought = state.permitted(bringing.read)(files, tell)
    now = desk.now()
    again = {one.sheet.file for one in brought.readings}
    earlier = [one for one in now.readings if one.sheet.file not in again]
    readings = without_copies((*earlier, *brought.readings))
    desk.change(
        turn=now.turn + 1,
        readings=readings,
        problems=brought.problems,
        replaced=tuple(sorted(again.intersection(one.sheet.file for one in now.readings))),
        doubtful=desk.doubtful(readings),
        report=None,
    )
