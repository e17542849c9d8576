"""A group's way from the sample school to a kept finding, in a real browser."""

import re

import pytest
from playwright.sync_api import expect

import sizes
from accessibility import lost_to_the_keyboard
from visitor import address, open_from_menu, open_home, open_sample, settle

pytestmark = pytest.mark.browser

NOTICED = "More than twice as many."
REASON = "Time out of class hurts learning."


def heading(page):
    return page.get_by_role("heading", level=1)


def numbers(page):
    """Give all that the page's table says, as text."""
    settle(page)
    return page.get_by_role("table").last.inner_text()


def open_first_gap(page):
    """Take the arrow beside the clearest gap with the keyboard: its page says the same."""
    said = page.locator("p", has_text=re.compile(r"^1\s")).inner_text()
    said = said.removeprefix("1").strip().removesuffix(".")
    page.locator(".st-key-gap_1").get_by_role("button").press("Enter")
    expect(page).to_have_url(re.compile(r"/gaps\?"))
    expect(heading(page)).to_have_text(said)
    settle(page)


def keep(page):
    note = page.get_by_role("textbox", name="I notice …")
    note.fill(NOTICED)
    note.press("Enter")
    expect(page.get_by_role("link", name="See all that we kept")).to_be_visible()


def test_a_kept_finding_outlives_the_server_and_reopens_to_the_same_view(app, visit):
    page = visit()
    open_home(page, app.url)
    assert lost_to_the_keyboard(page) == []
    open_sample(page, app.url)
    room = address(page)["room"]
    open_first_gap(page)
    assert lost_to_the_keyboard(page) == []
    finding, seen, asked = heading(page).inner_text(), numbers(page), address(page)
    assert asked["room"] == room

    keep(page)
    for _ in range(sizes.KILLS):
        app.kill()
        app.start()
        later = visit()
        open_home(later, app.url)
        later.goto(f"{app.url}/focus?room={room[0]}")
        expect(later.get_by_text(finding)).to_be_visible()
        expect(later.get_by_text(NOTICED)).to_be_visible()
        card = later.locator("[class*=st-key-card_]").filter(has_text=finding)
        card.get_by_role("button", name="Open", exact=True).click()
        expect(heading(later)).to_have_text(finding)
        assert (numbers(later), address(later)) == (seen, asked)


def test_the_first_visitor_after_a_start_is_told_of_a_link_that_opens_nothing(app, visit):
    app.kill()
    app.start()
    page, loads = visit(), []
    page.on("load", lambda loaded: loads.append(loaded.url))
    with page.expect_event("load", lambda _page: len(loads) == 2):
        page.goto(f"{app.url}/overview?room=nothing-here")
    expect(page.get_by_text("This link opens nothing here")).to_be_visible()
    expect(page.get_by_text("Page not found")).to_have_count(0)


def test_a_reload_after_a_menu_click_keeps_the_room_and_the_choices(app, visit):
    page = visit()
    open_sample(page, app.url)
    open_first_gap(page)
    finding, asked = heading(page).inner_text(), address(page)
    open_from_menu(page, "Choose", "Focus areas")
    expect(heading(page)).to_have_text("What do we want to work on?")
    page.reload()
    expect(heading(page)).to_have_text("What do we want to work on?")
    assert address(page)["room"] == asked["room"]
    open_from_menu(page, "Look", "Gaps")
    expect(heading(page)).to_have_text(finding)
    settle(page)
    assert address(page) == asked


def test_a_link_opens_the_same_view_for_another_visitor(app, visit):
    page = visit()
    open_sample(page, app.url)
    open_first_gap(page)
    other = visit()
    other.goto(page.url)
    expect(heading(other)).to_have_text(heading(page).inner_text())
    assert numbers(other) == numbers(page)


def test_a_reason_chooses_a_card_and_outlives_the_server(app, visit):
    page = visit()
    open_sample(page, app.url)
    room = address(page)["room"][0]
    open_from_menu(page, "Choose", "Focus areas")
    expect(page.get_by_role("heading", level=1)).to_have_text("What do we want to work on?")
    settle(page)
    candidate = page.locator("[class*=st-key-candidate_]").filter(has_text="Gap").first
    finding = candidate.get_by_role("paragraph").filter(has_text="School").inner_text()
    candidate.get_by_role("button", name="Keep").click()
    card = page.locator("[class*=st-key-card_]").filter(has_text=finding)
    card.get_by_role("button", name="Choose").click()
    reason = page.get_by_role("textbox", name="Why do we choose it")
    reason.fill(REASON)
    reason.press("Enter")
    expect(card.get_by_text("Our focus area")).to_be_visible()
    app.kill()
    app.start()
    later = visit()
    later.goto(f"{app.url}/focus?room={room}")
    expect(later.get_by_text("Our focus area")).to_be_visible()
    expect(later.get_by_text(REASON).first).to_be_visible()
