"""The pages of a workspace that holds nothing but published numbers."""

import pytest
from opening import ROOT, open_page

from equity.chain import workspaces
from published_files import DISTRICTS, HARTFORD, STATE, load, real

OVERVIEW, GAPS = "pages/look/overview.py", "pages/look/gaps.py"
PLACE = f"place:{HARTFORD}"


@pytest.fixture
def look(monkeypatch):
    monkeypatch.chdir(ROOT)
    made = workspaces.create("Public numbers")

    def look_at(file, *paths, **choices):
        load(made, *(real(path) for path in paths))
        at = open_page(made, file, **choices)
        assert not at.exception
        return at

    yield look_at
    workspaces.delete(made)


def texts(at):
    return "\n".join(one.value for one in [*at.markdown, *at.title, *at.error, *at.info])


def test_the_overview_opens_on_the_state_row(look):
    at = look(OVERVIEW, DISTRICTS, STATE)
    assert not at.error
    assert "choose whom to compare it with" in texts(at)
    assert len(at.get("vega_lite_chart")) == 1


def test_the_overview_asks_for_a_place_and_offers_them_all(look):
    at = look(OVERVIEW, DISTRICTS)
    assert not at.error
    chooser = at.selectbox(key="place")
    assert (chooser.label, chooser.value, len(chooser.options)) == ("Choose a place", None, 12)
    chooser.set_value(HARTFORD).run()
    assert PLACE in "".join(at.query_params["only"])
    assert "place" not in [one.key for one in at.selectbox]
    assert HARTFORD in texts(at)
    assert len(at.get("vega_lite_chart")) == 1


def test_the_page_of_gaps_compares_published_rates_in_one_place(look):
    at = look(GAPS, DISTRICTS, only=PLACE, group="Black or African American", **{"with": "White"})
    assert "2.9 times as often" in at.title[0].value
    assert "No head counts are published, so chance cannot be checked" in texts(at)
    assert "place" not in at.selectbox(key="by").options


def test_the_page_of_gaps_without_a_place_lets_people_choose_one(look):
    at = look(GAPS, DISTRICTS)
    assert at.title[0].value == "Which place do we look at?"
    at.selectbox(key="place").set_value(HARTFORD).run()
    assert not at.error
    assert at.selectbox(key="only").value == PLACE
    assert at.selectbox(key="group").value == "Asian"  # the first with a number
    at.switch_page(OVERVIEW).run()
    assert PLACE in "".join(at.query_params["only"])
    assert HARTFORD in texts(at)


def test_the_overview_of_rates_alone_says_why_it_names_no_gap(look):
    at = look(OVERVIEW, DISTRICTS, only=PLACE)
    assert "choose whom to compare it with" in texts(at)
    assert at.selectbox(key="cell_group").value == ("Asian",)


def test_a_kept_published_finding_says_its_place_and_why_it_is_not_graded(look):
    at = look(GAPS, DISTRICTS, only=PLACE, group="Black or African American", **{"with": "White"})
    at.button(key="keep").click().run()
    at.switch_page("pages/choose/focus.py").run()
    assert not at.exception
    assert HARTFORD in texts(at)
    assert "Not checked" in texts(at)
    assert "No head counts are published" in texts(at)


def test_a_masked_group_is_said_as_a_span_on_the_page(look):
    group = "American Indian or Alaska Native"
    at = look(GAPS, DISTRICTS, only=PLACE, group=group, **{"with": "White"})
    assert "between 0 and 9" in at.title[0].value


def brought(app, name, content):
    app.switch_page("pages/start/bring_data.py").run()
    app.file_uploader[0].upload(name, content, "text/csv").run()
    assert not app.exception
    return app


def test_a_published_file_opens_with_one_confirmation(app):
    at = brought(app, *real(STATE))
    assert at.selectbox(key="counted_1_0").value == "published.suspended"
    at.button(key="confirm").click().run()
    assert not at.exception
    assert "7 rows read, all loaded" in texts(at)


def test_what_is_counted_is_asked_where_nothing_says_it(app):
    at = brought(app, "table_2018-19.csv", STATE.read_bytes())
    assert "We do not know what" in texts(at)
    at.selectbox(key="counted_1_0").set_value("published.expelled").run()
    assert "We do not know what" not in texts(at)
    at.button(key="confirm").click().run()
    assert "7 rows read, all loaded" in texts(at)


def test_a_person_chooses_one_of_several_cohorts_and_sees_what_that_changes(app):
    lines = ["District,Cohort,Student Group,Graduation Rate"]
    for cohort, more in (("4-Year", 0), ("5-Year", 5)):
        lines += [f"Lincoln,{cohort},{group},{80 + more}.5" for group in ("Black", "White")]
    app.switch_page("pages/start/bring_data.py").run()
    app.file_uploader[0].upload("graduation_2022-23.csv", "\n".join(lines).encode())
    app.run()
    assert not app.exception
    asked = "Which rows of 'Cohort' should we read?"
    ask = next(one for one in app.selectbox if one.label == asked)
    assert (ask.value, ask.options) == (None, ["4-Year, in 2 rows", "5-Year, in 2 rows"])
    assert "several parts" in texts(app)
    ask.select("5-Year").run()
    assert not app.exception
    assert "4 rows, 2 can be loaded, 2 left out." in texts(app)
    assert "several parts" not in texts(app)
