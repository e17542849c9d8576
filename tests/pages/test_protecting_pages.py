"""What the pages show while small groups are being protected, and after."""

import shutil
from functools import partial

import pytest
from opening import ROOT, SECONDS, open_page
from reading import labels, text, title

import homes
import protected_school
from equity.chain import answering, protection, releasing, workspaces
from equity.ui.pages import MENU

OVERVIEW, GAPS = "pages/look/overview.py", "pages/look/gaps.py"
PAGES = [page.file for pages in MENU.values() for page in pages]


@pytest.fixture(scope="module")
def stopped_home(tmp_path_factory):
    """Load a school of which nothing is protected, because a person stopped it."""
    with homes.made_once(tmp_path_factory, "stopped") as home:
        school = protected_school.load()
        protection.start(school)
        protection.stop(school)
        school.close_for_good()
    return home


@pytest.fixture(scope="module")
def begun_home(stopped_home, tmp_path_factory):
    """Protect what is used most, as far as it comes with one question, and no more."""
    with homes.copied_once(tmp_path_factory, stopped_home) as home:
        (school,) = workspaces.listing()
        (measure,) = (one for one in answering.measures(school) if one.key == "suspended")
        releasing.of(school, measure, period=protected_school.YEAR, k=answering.MIN_GROUP)
        school.close_for_good()
    return home


@pytest.fixture
def stopped(stopped_home, tmp_path, monkeypatch):
    """Give the school of which nothing is protected."""
    monkeypatch.chdir(ROOT)
    school = homes.copied(stopped_home, tmp_path)
    yield school
    protection.end(school)


@pytest.fixture
def begun(begun_home, tmp_path, monkeypatch):
    """Give the school of which some numbers are ready."""
    monkeypatch.chdir(ROOT)
    return homes.copied(begun_home, tmp_path)


@pytest.fixture
def look(stopped):
    return partial(open_page, stopped)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_before_anything_is_protected_and_makes_nothing(look, stopped, page):
    at = look(page)
    assert not at.exception
    assert not at.error
    assert title(at)
    assert "Not protected yet, so not shown: Suspended" in text(at)
    assert len(releasing.missing(stopped, k=answering.MIN_GROUP)) == 12


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_while_some_numbers_are_ready(begun, page):
    at = open_page(begun, page)
    assert not at.exception
    assert not at.error
    assert title(at)


def test_an_area_whose_numbers_are_not_ready_does_not_say_that_nothing_stands_out(look):
    at = look("pages/choose/focus.py")
    assert "Small groups are protected first. Then findings appear here." in text(at)
    assert "Nothing that we can show stands out here" not in text(at)


def test_the_climate_page_waits_for_its_topics(begun):
    at = open_page(begun, "pages/look/climate.py")
    assert "Until then nothing is shown of this: I belong here" in text(at)
    assert not at.get("vega_lite_chart")


def test_a_measure_that_is_not_ready_has_no_number_and_says_so(look):
    at = look(GAPS, measure="suspended")
    assert title(at) == "Suspended at least once: not ready yet"
    assert "Small groups are protected first" in text(at)
    assert not at.get("vega_lite_chart")
    assert not at.table


def test_the_overview_shows_what_is_ready_and_names_what_is_not(begun):
    at = open_page(begun, OVERVIEW)
    assert not at.exception
    assert "Not protected yet, so not shown: Missed 1 day in 10, I belong here" in text(at)
    (chart,) = at.get("vega_lite_chart")
    assert "Suspended" in chart.proto.spec
    assert "Fairness" not in chart.proto.spec
    assert set(at.selectbox(key="cell_measure").options) == {
        "Suspended at least once",
        "Sent to the office at least once",
        "Incidents per 100 students",
    }
    releasing.protect(begun, k=answering.MIN_GROUP)
    at.run()
    assert len(at.selectbox(key="cell_measure").options) == 6
    assert "protected yet" not in text(at)


def test_a_gap_that_is_ready_opens_while_others_are_not(begun):
    at = open_page(begun, GAPS, measure="suspended", by="gender")
    assert not at.exception
    assert "not ready" not in title(at)
    assert at.table


def test_the_facilitator_goes_on_and_stops(look, stopped):
    at = look(OVERVIEW)
    at.button(key="go_on_protecting").click().run()
    assert not at.exception
    assert "stop_protecting" in [one.key for one in at.button]
    at.button(key="stop_protecting").click().run()
    assert not at.exception
    assert protection.was_stopped(stopped)
    at.button(key="go_on_protecting").click().run()
    protection.of(stopped).wait(seconds=SECONDS)
    at.run()
    assert not at.exception
    assert "protected yet" not in text(at)
    assert len(at.selectbox(key="cell_measure").options) == 6
    assert at.get("vega_lite_chart")


def test_a_visitor_from_elsewhere_sees_how_far_it_is_and_stops_nothing(look, sits_at):
    sits_at("192.168.0.7")
    at = look(OVERVIEW)
    assert "Not protected yet, so not shown" in text(at)
    assert "Go on protecting" not in labels(at.button)


def test_a_failure_is_told_and_can_be_tried_again(look, stopped, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr("sys.executable", shutil.which("false"))
        protection.start(stopped)
        protection.of(stopped).wait(seconds=SECONDS)
    at = look(OVERVIEW)
    assert not at.exception
    assert "Some numbers could not be protected" in at.error[0].value
    assert not at.get("vega_lite_chart")
    at.button(key="go_on_protecting").click().run()
    protection.of(stopped).wait(seconds=SECONDS)
    assert releasing.missing(stopped, k=answering.MIN_GROUP) == ()
