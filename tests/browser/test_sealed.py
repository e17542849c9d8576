"""Sealing in a real browser: pages read as before, here and opened on another computer."""

import pytest
from playwright.sync_api import expect

from visitor import address, open_home, open_sample, settle

pytestmark = pytest.mark.browser

PAGES = ("gaps?measure=suspended&by=race_ethnicity", "who")
TITLE = "Where is school experienced differently?"


def read(page, url):
    """Give what every page of the open workspace says."""
    (link,) = address(page)["room"]
    said = {}
    for one in PAGES:
        name, _mark, asked = one.partition("?")
        page.goto(f"{url}/{name}?room={link}&{asked}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        settle(page)
        said[name] = page.get_by_test_id("stMain").inner_text()
        assert len(said[name]) > 300
    return said


def open_list(page, url):
    """Open the list of workspaces on Home."""
    open_home(page, url)
    page.get_by_role("button", name="Open a workspace", exact=True).click()
    settle(page)


def seal(page):
    """Seal the workspace that the list shows, and say yes."""
    page.get_by_role("button", name="Seal this workspace").click()
    page.get_by_role("button", name="Seal for good").click()
    expect(page.get_by_role("button", name="Seal for good")).to_have_count(0)
    settle(page)


def download(page, folder):
    """Save the workspace that the list shows as a file."""
    with page.expect_download() as saved:
        page.get_by_role("button", name="Download for another computer").click()
    saved.value.save_as(folder / "workspace.ecop")
    return folder / "workspace.ecop"


def test_sealed_here_and_opened_elsewhere_say_the_same_as_before(app, visit, tmp_path):
    page = visit()
    open_sample(page, app.url)
    before = read(page, app.url)

    open_list(page, app.url)
    file = download(page, tmp_path)
    seal(page)
    (sealed,) = app.home.iterdir()
    assert not {"rows.duckdb", "key"} & {one.name for one in sealed.iterdir()}

    app.kill()  # nothing is remembered by the app
    app.start()
    open_list(page, app.url)
    page.get_by_test_id("stBaseButton-primary").get_by_text("Open", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    assert read(page, app.url) == before

    open_list(page, app.url)
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Open this file").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    assert address(page)["room"] != [(sealed / "link").read_text()]
    assert read(page, app.url) == before
