"""Who is here: without data, with one file, with the sample school."""

import pytest
from reading import text, title
from streamlit.testing.v1 import AppTest

from equity.chain import bringing, workspaces
from sample_data import FILES

WHO, GAPS = "pages/start/who.py", "pages/look/gaps.py"


@pytest.fixture
def open_with(app):
    """Open the page in a workspace that has some of the sample school's files."""

    def load(*names) -> AppTest:
        made = workspaces.create("Lincoln")
        files = [(one.name, one.read_bytes()) for one in FILES if one.name in names]
        bringing.load(made, bringing.read(files).readings)
        app.query_params["room"] = made.link
        app.run()
        return app.switch_page(WHO).run()

    return load


def test_without_data_it_says_what_to_bring_and_offers_the_sample(app):
    app.switch_page(WHO).run()
    assert not app.exception
    assert title(app) == "Who is here, and who answered?"
    assert "A list of students" in text(app)
    assert app.button(key="empty_sample")


def test_the_sample_school_shows_who_answered_who_is_missing_and_what_is_hidden(look):
    at = look(WHO)
    assert not at.exception
    assert "69 of every 100 students answered the survey" in text(at)
    headings = [one.value for one in at.header]
    assert headings.index("Who is missing?") < headings.index("What is hidden, and why?")
    assert "Pacific Islander: too few students to show safely." in text(at)
    assert len(at.get("vega_lite_chart")) == 1
    assert at.get("vega_lite_chart")[0].proto.alt.startswith("69 of every 100 students answered")
    row = at.table[0].value.set_index("Group").loc["Black or African American"]
    assert row["Of every 100 students"] == "15"
    assert row["Answered, of every 100 in the group"] == "66"


def test_the_breakdown_holds_on_the_next_page(look):
    at = look(WHO)
    at.button_group(key="by").select("gender").run()
    assert not at.exception
    assert "Girls" in list(at.table[0].value["Group"])
    at.switch_page(GAPS).run()
    assert at.query_params["by"] == "gender"


def test_the_filter_of_other_pages_is_set_aside_in_sight(look):
    assert "Set aside here: Grade: 7." in text(look(WHO, only="grade:7"))
    assert "Set aside" not in text(look(WHO, only="no such thing"))


def test_a_list_of_students_alone_is_enough(open_with):
    at = open_with("roster.csv")
    assert not at.exception
    assert "Students of 2025-26" in text(at)
    assert "Bring survey answers of 2025-26" in text(at)
    assert "How many answered" not in list(at.table[0].value)


def test_survey_answers_alone_never_have_a_response_rate(open_with):
    at = open_with("climate.csv")
    assert not at.exception
    assert "Bring a list of students of 2025-26" in text(at)
    assert "Answered, of every 100 in the group" not in list(at.table[0].value)
