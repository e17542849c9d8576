"""Themes on the page that brings files: edited before anything is shown, and frozen then."""

import csv
import io

import pytest
from reading import text

import protected_school
from equity.chain import correcting, protection, themes, workspaces
from equity.measures import THEMES

BRING = "pages/start/bring_data.py"
ASKED = "What should this school change?"


def comments(*, year="2025-26"):
    """Give the survey of the small school, in which every second student writes of lunch."""
    (content,) = [
        content for name, content in protected_school.files(year=year) if name == "climate.csv"
    ]
    rows = list(csv.DictReader(io.StringIO(content.decode())))
    for number, row in enumerate(rows):
        row[ASKED] = f"The lunch line takes {number} minutes of my day" if number % 2 else ""
    return "climate.csv", protected_school.as_csv(rows)


def edited(at):
    return [one for one in at.text_area if one.label.startswith("One theme a line")]


def upload(at, *files):
    at.switch_page(BRING).run()
    for name, content in files:
        at.file_uploader[0].upload(name, content)
    at.run()
    assert not at.exception
    return at


@pytest.fixture
def bring(app):
    yield lambda *files: upload(app, *files)
    for one in workspaces.listing():
        protection.end(one)


def test_themes_are_edited_where_people_wrote_and_go_into_the_room(bring):
    at = bring(comments())
    (box,) = edited(at)
    assert themes.from_text(box.value) == THEMES
    box.set_value("Lunch: lunch, almuerzo").run()
    at.button(key="confirm").click().run()
    assert not at.exception
    (room,) = workspaces.listing()
    assert themes.as_text(themes.of(room)) == "Lunch: lunch, almuerzo"
    assert [one.key for one in themes.measures(room)] == ["theme.lunch"]


def test_a_wrong_theme_is_said_in_place_and_nothing_is_loaded_with_it(bring):
    at = bring(comments())
    edited(at)[0].set_value("Lunch: lunch\nFood: lunches").run()
    assert "'lunches' is in two themes" in text(at)
    at.button(key="confirm").click().run()
    assert workspaces.listing() == ()
    edited(at)[0].set_value("Lunch: lunch\nFood: food").run()
    assert "in two themes" not in text(at)


def test_files_in_which_nobody_writes_ask_for_no_themes(bring):
    at = bring(*[one for one in protected_school.files(students=60) if one[0] == "roster.csv"])
    assert not edited(at)


def test_a_room_with_numbers_keeps_its_themes_until_they_are_withdrawn(bring, app):
    at = bring(comments())
    edited(at)[0].set_value("Lunch: lunch").run()
    at.button(key="confirm").click().run()
    (room,) = workspaces.listing()
    protection.of(room).wait(seconds=60)
    at.button(key="more_files").click().run()
    upload(app, comments(year="2026-27"))
    assert app.selectbox(key="place").value == room.id
    assert not edited(app)
    app.button(key="start_again").click().run()
    protection.stop(room)
    correcting.withdraw(room)
    app.switch_page(BRING).run()
    (box,) = edited(app)
    box.set_value("Minutes: minute").run()
    app.button(key="make_numbers").click().run()
    assert [one.key for one in themes.measures(room)] == ["theme.minutes"]
