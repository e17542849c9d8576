"""Nothing that is hidden is ever sent: the real server, a raw socket, every page and every file."""

import re
import time
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from urllib.error import HTTPError

import pytest
from canaries import brought, canaries, spoiled
from heard import GAP, Heard, touchable
from plain_tools import unpacked
from what_is_seen import DIMENSIONS
from wire import SECONDS, Visitor, fetched, visiting

from equity.ui.pages import MENU
from running_app import ROOT, RunningApp

PAGES = [page.url for section in MENU.values() for page in section]
SMALL = {
    "race_ethnicity": "American Indian or Alaska Native",
    "gender": "Nonbinary students",
}
LEADS = {
    "gaps": ("notice_out_",),
    "focus": ("keep_", "out_", "reason_", "withdraw_", "dissent_", "open_vote"),
    "presentation": ("title_", "move_", "take_out"),
    "home": ("home_sample", "seal", "change_link", "delete_workspace", "open_workspace"),
    "staff": ("staff_passphrase",),
}
"""How the keys begin of what only who leads may touch, page by page."""
ASKED = ("measure", "by", "group", "with", "only", "question", "also")


def choices() -> Iterator[dict[str, str]]:
    """Give what a visitor may choose, the small groups above all."""
    for by in DIMENSIONS:
        yield {"by": by, "measure": "gpa", "with": "all"}
        yield {"by": by, "measure": "item.the_rules_are_fair", "group": SMALL.get(by, "")}
        for name, group in SMALL.items():
            yield {"by": by, "only": f"{name}:{group}", "measure": "suspended"}


def bring_files(visitor: Visitor) -> None:
    visitor.open("")
    visitor.open("bring")
    visitor.bring("files_0", spoiled())
    visitor.click("start_again")
    visitor.bring(max(key for key in visitor.widgets if key.startswith("files_")), brought())
    visitor.download_later("left_out_before")
    visitor.click("confirm")
    visitor.download_later("left_out")
    assert visitor.room
    visitor.wait_until_protected()


def open_everything(visitor: Visitor) -> None:
    for page in PAGES:
        visitor.open(page)
        visitor.open(page, **dict.fromkeys(ASKED, "unknown:unknown"))
    for page, chosen in product(("who", "overview", "climate", "gaps", "focus"), choices()):
        visitor.open(page, **chosen)
    visitor.open("climate", people="side_by_side")
    visitor.open("gaps", by="race_ethnicity", group="every")
    room = visitor.room
    visitor.open("gaps", room="unknown")
    visitor.open("gaps", room=room)


def take_away(visitor: Visitor) -> None:
    """Keep findings, take every file of them, and take the workspace to another computer."""
    for by in ("race_ethnicity", "gender"):
        visitor.open("gaps", by=by, measure="suspended")
        visitor.click("keep")
    visitor.open("presentation")
    visitor.click("make_slides")
    visitor.download_later("one_page")
    visitor.download_later("evidence")
    visitor.open("home")
    visitor.download_later("export")


def look_as_staff(visitor: Visitor) -> None:
    visitor.open("staff")
    visitor.write("new_passphrase", "one of the room")
    visitor.write("staff_passphrase", "one of the room")
    for by in DIMENSIONS:
        for measure in ("suspended", "gpa", "item.the_rules_are_fair"):
            visitor.open("staff", by=by, measure=measure)
    visitor.click("close_staff")


@pytest.fixture(scope="module")
def app(tmp_path_factory) -> Iterator[RunningApp]:
    running = RunningApp(tmp_path_factory.mktemp("home"))
    yield running
    running.kill()


@pytest.fixture(scope="module")
def visitor(app) -> Visitor:
    """Give one whose visit has ended."""
    with visiting(app.url) as one:
        for step in (bring_files, open_everything, take_away, look_as_staff):
            step(one)
    return one


def test_no_canary_arrives_in_a_message_a_file_or_the_log(app, visitor):
    assert Heard(app, visitor).leaks() == []


def test_what_may_be_seen_did_arrive(app, visitor):
    heard = Heard(app, visitor)
    for text in (
        "Our school",
        "Black or African American",
        "American Indian or Alaska Native",
        "too few students to show safely",
        "of every 100",
        "The rules are fair",
        "Grade point average",
        "Row,Column,Reason",
        "Staff view: not for display",
        "_table.xlsx",
        "This table has no names of columns",
    ):
        assert heard.has(text), text
    files = {name.rpartition(": ")[2] for name, _part in heard.parts}
    assert {"ppt/slides/slide2.xml", "manifest.json", "releases.json"} <= files
    assert {"xl/worksheets/sheet2.xml", "within 0"} <= files
    assert heard.has(f"{app.url}/gaps?measure=suspended")


def test_who_sits_elsewhere_gets_a_workbook_that_names_no_address(app, visitor):
    with visiting(app.url, name="elsewhere.example") as one:
        one.open("presentation", room=visitor.room)
        content = one.download_later("evidence")
    parts = dict(unpacked("evidence", content))
    assert b"The school suspends" in parts["evidence: xl/worksheets/sheet1.xml"]
    assert not [name for name, part in parts.items() if b"elsewhere.example" in part]
    assert b"External" not in b"".join(parts.values())


def test_every_page_answered(visitor):
    said = b"".join(visitor.heard)
    for page in (page for section in MENU.values() for page in section):
        assert (ROOT / page.file).exists()
        assert page.title.encode() in said


def test_a_closed_session_leaves_no_file_but_what_was_released(app, visitor):
    with visiting(app.url) as other:
        other.open("home")
        for path, body in visitor.media.items():
            assert left_behind(app.url, path) in (body, None)
    assert len(visitor.media) > 20


OTHER_DOORS = (
    *("/", "/media/none", "/_stcore/metrics", "/_stcore/health", "/_stcore/host-config"),
    *("/_stcore/agent/openapi.json", "/_stcore/upload_file/none/none"),
)


@pytest.mark.parametrize("path", OTHER_DOORS)
def test_no_other_address_of_the_server_tells_a_canary(app, visitor, path):
    assert visitor.heard
    said = left_behind(app.url, path) or b""
    assert canaries(said) == set()
    if "agent" in path:
        assert b'"x-streamlit-agent-api":"disabled"' in said


def test_a_page_from_elsewhere_whose_name_leads_here_is_no_facilitator(app, visitor):
    assert visitor.room
    for name, is_ours in (("localhost", True), ("elsewhere.example", False)):
        with visiting(app.url, name=name) as one:
            one.open("home")
            assert (b"Workspaces on this computer" in b"".join(one.heard)) is is_ours
            one.open("bring")
            assert ("files_0" in one.widgets) is is_ours


def test_who_knows_the_facilitators_buttons_leads_no_vote_with_a_room_link(app, visitor):
    with visiting(app.url) as lead:
        lead.open("focus", room=visitor.room)
        lead.click("open_vote")
        assert "close_vote" in lead.widgets
    with visiting(app.url, name="elsewhere.example") as one:
        one.open("focus", room=visitor.room)
        assert any(key.startswith("more_") for key in one.widgets)
        assert not {"open_vote", "close_vote"} & one.widgets.keys()
        one.widgets |= lead.widgets
        for key in ("close_vote", "open_vote"):
            one.click(key)
        said = b"".join(one.heard)
        assert b"Put your dots" in said
        assert b"Where our dots are" not in said
        one.heard.clear()
        one.open("focus", room=visitor.room)
        assert b"Put your dots" in b"".join(one.heard)
    with visiting(app.url) as lead:
        lead.open("focus", room=visitor.room)
        lead.click("close_vote")
        assert b"Where our dots are" in b"".join(lead.heard)
        assert Heard(app, lead, one).leaks() == []


def test_who_knows_every_button_of_who_leads_changes_nothing_with_a_room_link(app, visitor):
    with (
        visiting(app.url) as lead,
        visiting(app.url, name="elsewhere.example") as one,
    ):
        for visit in (lead, one):
            visit.open("gaps", room=visitor.room, **GAP)
        lead.write("notice", "Twice as many")
        reasons = [key for key in touchable(lead, "focus") if key.startswith("reason_")]
        lead.write(reasons[0], "Class time")
        known = {page: touchable(lead, page) for page in LEADS}
        for page, begins in LEADS.items():
            own = touchable(one, page)
            assert not [key for key in own if key.startswith(begins)]
            theirs = {key: known[page][key] for key in known[page].keys() - own.keys()}
            for begin in begins:
                assert any(key.startswith(begin) for key in theirs), begin
            one.widgets |= theirs
            one.touch(theirs)
        assert {page: touchable(lead, page) for page in LEADS} == known


def left_behind(url: str, path: str) -> bytes | None:
    try:
        return fetched(url, path)
    except HTTPError:
        return None


LEAKING = Path(__file__).with_name("leaking_app.py").relative_to(ROOT)
WAYS = re.findall(r"^def (\w+)", (ROOT / LEAKING).read_text("utf-8"), re.MULTILINE)


@pytest.fixture(scope="module")
def leaking_app(tmp_path_factory) -> Iterator[RunningApp]:
    running = RunningApp(tmp_path_factory.mktemp("leaks"), script=str(LEAKING))
    yield running
    running.kill()


@pytest.mark.parametrize("way", WAYS)
def test_a_canary_is_heard_in_every_way_that_an_app_can_leak(leaking_app, way):
    with visiting(leaking_app.url) as one:
        one.open("", way=way)
        if "later" in one.widgets:
            one.download_later("later")
    until = time.monotonic() + SECONDS  # a line of the log comes when it comes
    while not (found := Heard(leaking_app, one).leaks()) and time.monotonic() < until:
        time.sleep(0.05)
    assert found
