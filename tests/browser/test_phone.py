"""A phone shows both sides of a gap, all choices, and how to see what is wider than it."""

import pytest
from playwright.sync_api import expect

from visitor import address, open_sample, settle

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
SWIPE = "Swipe the picture sideways to see all of it."


def test_both_sides_of_a_gap_and_all_choices_are_within_the_screen(app, visit):
    page = visit(viewport=PHONE)
    open_sample(page, app.url)
    expect(page.get_by_text(SWIPE)).to_be_visible()
    choices = page.get_by_role("radiogroup").first
    assert choices.evaluate("node => node.scrollWidth - node.clientWidth") == 0
    page.goto(f"{app.url}/gaps?room={address(page)['room'][0]}")
    pictures = page.get_by_role("tabpanel").first.get_by_test_id("stVegaLiteChart")
    expect(pictures).to_have_count(2)
    settle(page)
    for picture in pictures.all():
        box = picture.bounding_box()
        assert 0 <= box["x"] < box["x"] + box["width"] <= PHONE["width"]
    expect(page.get_by_role("tabpanel").first.get_by_text(SWIPE)).to_have_count(0)


def test_a_wide_screen_has_no_hint_to_swipe(app, visit):
    page = visit()
    open_sample(page, app.url)
    expect(page.get_by_text(SWIPE)).to_be_hidden()
