"""Pages of a school in which almost nobody is left to compare a group with."""

from functools import partial

import pytest
from opening import ROOT, open_page
from reading import badges, labels, text, title

import homes
import protected_school
from equity.chain import answering, bringing, releasing, workspaces

OVERVIEW, GAPS, CLIMATE = "pages/look/overview.py", "pages/look/gaps.py", "pages/look/climate.py"
WITHOUT = "Students without disabilities"
WHY = "All other students: too few students to show safely"


def few_with_disabilities(number):
    """Say who has a disability: very few; of many it is not recorded."""
    return "Yes" if number < 5 else "" if number < 35 else "No"


def without_others(name, content):
    """Take all ways to group but disability out of a file, and leave almost nobody in it."""
    rows = protected_school.read(content)
    if name in ("roster.csv", "climate.csv"):
        for number, row in enumerate(rows):
            for other in ("Race/Ethnicity", "Gender", "Grade"):
                del row[other]
            row["Students with disabilities"] = few_with_disabilities(number)
    return name, protected_school.as_csv(rows)


def load():
    made = workspaces.create("Small school")
    files = [without_others(*one) for one in protected_school.files()]
    brought = bringing.read(files)
    assert brought.problems == ()
    bringing.load(made, brought.readings)
    assert releasing.everything(made, k=answering.MIN_GROUP)
    return made


@pytest.fixture(scope="module")
def lonely_home(tmp_path_factory):
    return homes.of_the_run(tmp_path_factory, "lonely", load)


@pytest.fixture
def look(lonely_home, tmp_path, monkeypatch):
    monkeypatch.chdir(ROOT)
    return partial(open_page, homes.copied(lonely_home, tmp_path))


def test_the_overview_says_that_nothing_is_compared_and_what_to_do(look):
    said = text(look(OVERVIEW))
    assert f"Nothing is compared here. {WHY}. Open a group and choose whom" in said
    assert "sure enough" not in said


def test_climate_says_so_too_and_leads_to_the_comparison_that_works(look):
    at = look(CLIMATE)
    assert not at.exception
    assert at.header[0].value == f"{WITHOUT}: not compared with all other students"
    assert WHY in text(at)
    assert "The longer the bar" not in text(at)
    at.button(key="with_all").click().run()
    assert not at.exception
    assert at.selectbox(key="with").value == "all"
    assert at.selectbox(key="group").value == WITHOUT
    assert "All students: " in title(at)
    assert "Not compared" not in badges(at)


def test_gaps_says_so_too_and_which_comparison_can_be_chosen(look):
    at = look(GAPS, measure="suspended", group=WITHOUT)
    assert "Not compared" in badges(at)
    assert f"{WHY}" in text(at)
    assert "Nobody. Discipline log" in text(at)
    assert "Under “Compared with” you can choose all students." in text(at)
    assert "Compared with" in labels(at.selectbox)
