"""The staff view: exact numbers after the passphrase, for some minutes, and nothing leaves it."""

from pathlib import Path

import pytest
from reading import text, title

from equity.chain import entering, keeping, staff
from equity.ui import answers, state

STAFF, GAPS = "pages/look/staff.py", "pages/look/gaps.py"
GOOD = "four words nobody expects"
ASKED = {"measure": "suspended", "by": "race_ethnicity"}
ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def fresh_tries(monkeypatch):
    monkeypatch.setattr(entering, "passphrases", entering.Tries())


@pytest.fixture
def opened(look):
    entering.set_passphrase(GOOD)
    at = look(STAFF, **ASKED)
    assert not at.table
    return at.text_input(key="staff_passphrase").set_value(GOOD).run()


def sizes(at):
    return list(at.table[0].value["How many students"])


def test_exact_numbers_are_shown_under_the_banner(opened, look):
    assert not opened.exception
    assert title(opened) == "Exact numbers"
    assert "Staff view: not for display." in text(opened)
    assert "Safe to show in the room" not in text(opened)
    room = look(GAPS, **ASKED)
    assert not any(one.isdecimal() for one in sizes(room))
    assert any(one.isdecimal() for one in sizes(opened))


def test_nothing_leaves_the_staff_view(opened, sample):
    buttons = {one.key for one in opened.button}
    assert buttons == {"close_staff"}
    assert not opened.get("download_button")
    assert not opened.get("vega_lite_chart")
    assert not {one.key for one in opened.text_input} & {"notice", "wonder"}
    assert "staff" not in " ".join(map(str, dict(opened.query_params)))
    assert keeping.cards(sample) == ()


def test_without_the_passphrase_no_exact_number_is_shown(look):
    at = look(STAFF, **ASKED)
    assert not at.table
    at.text_input(key="new_passphrase").set_value("short").run()
    assert "too short" in text(at)
    at.text_input(key="new_passphrase").set_value(GOOD).run()
    assert not at.table
    assert "The passphrase is saved." in text(at)
    at.text_input(key="staff_passphrase").set_value("another long one").run()
    assert "The passphrase is saved." not in text(at)
    assert "That is not the passphrase" in text(at)
    assert not at.table


def test_it_closes_after_some_minutes_and_by_hand(opened, monkeypatch):
    now = state.time.monotonic()
    monkeypatch.setattr(state.time, "monotonic", lambda: now + 60 * staff.MINUTES - 30)
    opened.run()
    assert opened.table
    monkeypatch.setattr(state.time, "monotonic", lambda: now + 60 * staff.MINUTES + 1)
    opened.run()
    assert not opened.table
    assert "staff_passphrase" in {one.key for one in opened.text_input}
    opened.text_input(key="staff_passphrase").set_value(GOOD).run()
    assert opened.table
    opened.button(key="close_staff").click().run()
    assert not opened.table


def test_a_link_to_it_opens_nothing_for_the_room(opened, look, sits_at):
    sits_at("192.168.0.7")
    at = look(STAFF, **ASKED)
    assert not at.exception
    assert not at.table
    assert not at.text_input
    assert "Only a facilitator can do this" in text(at)
    opened.run()
    assert not opened.table


def test_the_room_sees_bands_while_the_staff_view_is_open(opened):
    exact = sizes(opened)
    opened.switch_page(GAPS).run()
    assert not opened.exception
    assert sizes(opened) != exact
    assert not any(one.isdecimal() for one in sizes(opened))


def test_the_two_views_have_caches_of_their_own():
    assert answers._exact is not answers._answer
    said = [path.read_text("utf-8") for path in ROOT.glob("equity/ui/**/*.py")]
    assert not [one for one in said if "View.STAFF" in one]
