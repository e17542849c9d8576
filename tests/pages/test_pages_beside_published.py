"""What pages say where a published table is about the same students as our own numbers."""

import pytest
from opening import ROOT, open_page
from reading import text

import protected_school
from equity.chain import beside, bringing, protection, releasing, workspaces
from equity.chain.answering import MIN_GROUP

OVERVIEW, GAPS, HOME = "pages/look/overview.py", "pages/look/gaps.py", "pages/start/home.py"
PRINTED = """School,School Year,Group,Students,Suspended
Lincoln High,2025-26,All students,240,30
Lincoln High,2025-26,Female,116,14
Lincoln High,2025-26,Male,120,15
Lincoln High,2025-26,Nonbinary,4,1"""
TABLE = ("suspensions.csv", PRINTED.encode())
LEFT_OUT = (
    "not shown by Gender. With what a published table prints by it (Suspended (published), Lin"
)
WAITS = "Published numbers of Lincoln High (2025-26) are not shown"


@pytest.fixture
def look(monkeypatch):
    """Open a page of a workspace as a link does."""

    monkeypatch.chdir(ROOT)

    def look_at(workspace, file, **choices):
        at = open_page(workspace, file, **choices)
        assert not at.exception
        return at

    yield look_at
    for one in workspaces.listing():
        protection.end(one)


def made(*files):
    """Give a protected school of 240 with four nonbinary students."""
    (name, roster), *others = protected_school.files()
    few = roster.replace(b",X,", b",N,", 4).replace(b",X,", b",F,")
    assert few.count(b",N,") == 4
    workspace = workspaces.create("Small school")
    brought = bringing.read([(name, few.replace(b",N,", b",X,")), *others, *files])
    bringing.load(workspace, brought.readings)
    releasing.protect(workspace, k=MIN_GROUP)
    return workspace


def test_each_page_says_which_table_takes_a_way_to_group_away(look):
    workspace = made(TABLE)
    for page in (OVERVIEW, GAPS):
        said = text(look(workspace, page, measure="suspended", by="race_ethnicity"))
        assert LEFT_OUT in said
        assert "Suspended, Sent to office, Incidents per 100 (2025-26)" in said
    asked = text(look(workspace, GAPS, measure="suspended", by="gender"))
    assert "'Gender' is not shown here" in asked
    assert "Suspended (published), Lincoln High" in asked
    workspaces.seal(workspace)
    assert LEFT_OUT in text(look(workspace, OVERVIEW))


def test_a_table_that_comes_later_waits_and_home_offers_to_start_again(look):
    workspace = made()
    assert LEFT_OUT not in text(look(workspace, OVERVIEW))
    bringing.load(workspace, bringing.read([TABLE]).readings)
    said = text(look(workspace, OVERVIEW))
    assert WAITS in said
    assert "A facilitator can withdraw all numbers on Home and start again." in said
    at = look(workspace, HOME)
    at.button(key="withdraw").click().run()
    at.button(key="withdraw_now").click().run()
    assert not at.exception
    assert beside.waiting(workspace) == ()
    releasing.protect(workspace, k=MIN_GROUP)
    said = text(look(workspace, OVERVIEW))
    assert WAITS not in said
    assert LEFT_OUT in said
