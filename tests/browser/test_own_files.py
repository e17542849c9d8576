"""A school's own files, from the file chooser to the overview, in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from sample_data import FILES
from visitor import address, open_home, settle

pytestmark = pytest.mark.browser


def refuse_a_picture(page):
    """Bring what the browser itself refuses: it says why, and how to allow more, only then."""
    settings = page.get_by_text("EQUITY_MAX_ROWS and server.maxUploadSize")
    expect(settings).to_be_hidden()
    picture = {"name": "class.png", "mimeType": "image/png", "buffer": b"picture"}
    page.locator("input[type=file]").set_input_files([picture])
    expect(settings).to_be_visible()
    page.get_by_role("button", name="Remove class.png").click()
    expect(settings).to_be_hidden()


def test_three_files_become_an_overview(app, visit):
    page = visit()
    open_home(page, app.url)
    page.get_by_role("button", name="Bring files").click()
    refuse_a_picture(page)
    page.locator("input[type=file]").set_input_files(FILES)
    for path in FILES:
        expect(page.get_by_role("tab", name=path.name)).to_be_visible()
    assert page.evaluate("Boolean(window.onbeforeunload)"), "leaving would lose the files unasked"
    page.get_by_role("button", name="Yes, this is right").click()
    expect(page).to_have_url(re.compile("room="))
    settle(page)
    assert not page.evaluate("Boolean(window.onbeforeunload)"), "what is loaded is not lost"
    page.goto(f"{app.url}/overview?room={address(page)['room'][0]}")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Where is school experienced differently?"
    )
    expect(page.get_by_text("Sample school: invented")).to_have_count(0)
    expect(page.get_by_role("heading", name="Clearest gaps")).to_be_visible()
