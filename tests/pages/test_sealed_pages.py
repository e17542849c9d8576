"""Every page says the same where the rows are gone: sealed here, or brought from elsewhere."""

import pytest
import streamlit as st
from opening import open_page
from reading import text, title

import protected_school
from equity.chain import (
    answering,
    bringing,
    entering,
    focusing,
    keeping,
    sharing,
    workspaces,
)
from equity.question import Question
from equity.vocabulary import Area

BLACK = ("Black or African American",)
STAFF = "pages/look/staff.py"
ASKED = {
    "pages/start/who.py": {"by": "grade"},
    "pages/look/overview.py": {},
    "pages/look/climate.py": {"by": "race_ethnicity"},
    "pages/look/gaps.py": {"measure": "suspended", "by": "race_ethnicity", "only": "grade:7"},
    "pages/choose/focus.py": {},
    "pages/present/presentation.py": {},
    "pages/present/methods.py": {},
}


@pytest.fixture
def kept(sample):
    question = Question(measures=("suspended",), by=("race_ethnicity",))
    card = keeping.keep(
        sample, question=question, measure="suspended", group=BLACK, notice="Two", wonder="Why?"
    )
    focusing.choose(sample, Area.DISCIPLINE, card.id, reason="Class time")
    return sample


def read(workspace, page):
    """Give what a page says and draws, without what other runs cached."""
    st.cache_resource.clear()
    at = open_page(workspace, page, **ASKED.get(page, {}))
    assert not at.exception
    return {
        "title": title(at),
        "text": text(at),
        "tables": [one.value.to_csv() for one in at.table],
        "charts": [one.proto.spec for one in at.get("vega_lite_chart")],
        "labels": [one.label for one in (*at.selectbox, *at.text_input, *at.text_area, *at.button)],
    }


def test_every_page_of_a_sealed_or_opened_workspace_says_the_same(kept):
    before = {page: read(kept, page) for page in ASKED}
    opened = sharing.open_file("x.ecop", sharing.export(kept))
    workspaces.seal(kept)
    for page, said in before.items():
        assert len(said["text"]) > 200, page
        assert read(kept, page) == said, page
        assert read(opened, page) == said, page
    assert before["pages/look/gaps.py"]["tables"]
    assert before["pages/look/overview.py"]["text"]


def test_the_staff_view_says_that_the_rows_are_gone_and_asks_for_nothing(kept):
    entering.set_passphrase("four words nobody expects")
    workspaces.seal(kept)
    said = read(kept, STAFF)
    assert "so it has no exact numbers" in said["text"]
    assert "Passphrase" not in said["labels"]
    assert said["tables"] == []


def test_a_sealed_workspace_takes_a_new_year_and_no_other(app):
    school = workspaces.create("Sealed")
    brought = bringing.read(protected_school.files(students=60, year="2024-25"))
    bringing.load(school, brought.readings)
    workspaces.seal(school)
    app.switch_page("pages/start/bring_data.py").run()
    choices = load(app, "2025-26")
    assert choices == ["Sealed (sealed: new years only)", "A new workspace"]
    assert not app.exception
    assert answering.periods(school) == ("2025-26", "2024-25")
    app.button(key="more_files").click().run()
    load(app, "2025-26")
    assert "takes new years only" in text(app)
    assert answering.periods(school) == ("2025-26", "2024-25")


def load(app, year):
    """Bring the files of a year, confirm them for the first workspace; give all that there are."""
    for name, content in protected_school.files(students=60, year=year):
        app.file_uploader[0].upload(name, content)
    app.run()
    choices = app.selectbox(key="place").options
    app.selectbox(key="place").select_index(0).run()
    app.button(key="confirm").click().run()
    return choices
