"""A school's own files, from the file chooser to the overview, in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from sample_data import FILES
from visitor import address, open_home, settle

pytestmark = pytest.mark.browser


def test_three_files_become_an_overview(app, visit):
    page = visit()
    open_home(page, app.url)
    page.get_by_role("button", name="Bring files").click()
    page.locator("input[type=file]").set_input_files(FILES)
    for path in FILES:
        expect(page.get_by_role("tab", name=path.name)).to_be_visible()
    page.get_by_role("button", name="Yes, this is right").click()
    expect(page).to_have_url(re.compile("room="))
    settle(page)
    page.goto(f"{app.url}/overview?room={address(page)['room'][0]}")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Where is school experienced differently?"
    )
    expect(page.get_by_text("Sample school: invented")).to_have_count(0)
    expect(page.get_by_role("heading", name="Clearest gaps")).to_be_visible()
