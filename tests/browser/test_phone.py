"""A phone shows both sides of a gap, all choices, and how to see what is wider than it."""

import pytest
from playwright.sync_api import expect

from visitor import ELSEWHERE, OWN, address, open_sample, settle, too_wide

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
SMALLEST = {"width": 320, "height": 640}
LONG = "Native Hawaiian or Pacific Islander"
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


def test_the_smallest_phone_has_the_gap_within_the_screen(app, visit):
    page = visit(viewport=SMALLEST)
    open_sample(page, app.url)
    page.goto(f"{app.url}/gaps?room={address(page)['room'][0]}")
    expect(page.get_by_role("tabpanel").first.get_by_test_id("stVegaLiteChart")).to_have_count(2)
    settle(page)
    assert too_wide(page) == 0


def test_on_a_wide_screen_every_choice_on_a_gap_is_read_whole(app, visit):
    page = visit()
    open_sample(page, app.url)
    asked = f"group=Asian&with={LONG.replace(' ', '+')}&measure=days_lost_per_100"
    page.goto(f"{app.url}/gaps?room={address(page)['room'][0]}&{asked}")
    compared = page.get_by_label("Compared with")
    expect(compared).to_have_value(f"{LONG} students")
    settle(page)
    for choice in page.get_by_test_id("stSelectbox").locator("input").all():
        assert choice.evaluate("node => node.scrollWidth - node.clientWidth") == 0
    places = {box.bounding_box()["y"] for box in page.get_by_test_id("stSelectbox").all()}
    assert len(places) == 1


def test_a_wide_screen_has_no_hint_to_swipe(app, visit):
    page = visit()
    open_sample(page, app.url)
    expect(page.get_by_text(SWIPE)).to_be_hidden()


def test_a_phone_has_its_dots_again_after_a_reload(app, visit, chromium):
    lead = visit()
    open_sample(lead, app.url)
    lead.goto(f"{app.url}/focus?room={address(lead)['room'][0]}")
    for count in ("1 card is kept.", "2 cards are kept."):
        lead.get_by_role("button", name="Keep", exact=True).first.click()
        expect(lead.get_by_text(count)).to_be_visible()
    lead.get_by_role("button", name="Vote with dots").click()
    lead.get_by_role("button", name="Open the vote").click()
    expect(lead.get_by_text("Nobody has voted by phone yet.")).to_be_visible()
    context = chromium.new_context(viewport=PHONE)
    phone = context.new_page()
    phone.goto(lead.url.replace(OWN, ELSEWHERE))
    puts = phone.get_by_role("button", name="Put a dot")
    puts.first.click()
    expect(phone.get_by_role("button", name="Open", exact=True).first).to_be_visible()
    expect(phone.get_by_role("button", name="Keep", exact=True)).to_have_count(0)
    expect(phone.get_by_text("2 are left.")).to_be_visible()
    assert puts.first.bounding_box()["height"] >= 44
    phone.reload()
    expect(phone.get_by_text("2 are left.")).to_be_visible()
    assert too_wide(phone) == 0
    key = next(one["value"] for one in context.cookies() if one["name"] == "dots")
    assert key not in phone.url
    context.close()
    expect(lead.get_by_text("1 person has voted by phone.")).to_be_visible()
