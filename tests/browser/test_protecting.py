"""Numbers that appear by themselves while small groups are protected, in a real browser."""

import pytest
from playwright.sync_api import expect

import protected_school
from visitor import address, open_home, settle

pytestmark = pytest.mark.browser

SECONDS = 120_000
WATCH = """() => {
    window.mostAtOnce = 0;
    const look = () => {
        const count = document.querySelectorAll(".st-key-only").length;
        window.mostAtOnce = Math.max(window.mostAtOnce, count);
        requestAnimationFrame(look);
    };
    look();
}"""
"""Counts in each picture how often the choice of students stands there."""
MARKS = ("English Learner", "Disability", "Low Income")


@pytest.fixture
def files(tmp_path):
    for name, content in protected_school.files(students=300, more_columns=MARKS):
        (tmp_path / name).write_bytes(content)
    return sorted(tmp_path.glob("*.csv"))


def test_a_person_stops_and_goes_on_and_the_overview_fills_by_itself(app, visit, files):
    page = visit()
    open_home(page, app.url)
    page.get_by_role("button", name="Bring files").click()
    page.locator("input[type=file]").set_input_files(files)
    page.get_by_text("Ways to group people").wait_for()
    page.get_by_role("button", name="Yes, this is right").click()
    expect(page.get_by_text("The files are loaded")).to_be_visible()
    page.get_by_test_id("stMainBlockContainer").get_by_role("button", name="Stop").click()
    expect(page.get_by_role("button", name="Go on protecting")).to_be_visible()
    room = address(page)["room"][0]

    app.kill()
    app.start()
    later = visit()
    open_home(later, app.url)
    later.goto(f"{app.url}/overview?room={room}")
    expect(later.get_by_text("Small groups are protected first")).to_be_visible()
    later.evaluate(WATCH)
    later.get_by_role("button", name="Go on protecting").click()
    expect(later.get_by_text("Protecting small groups, step")).to_be_visible()
    later.get_by_role("heading", name="Clearest gaps").wait_for(timeout=SECONDS)
    expect(later.get_by_text("Protecting small groups, step")).to_have_count(0, timeout=SECONDS)
    settle(later)
    assert later.evaluate("window.mostAtOnce") == 1
    expect(later.get_by_role("button", name="Go on protecting")).to_have_count(0)
    expect(later.get_by_text("Small groups are protected first")).to_have_count(0)
