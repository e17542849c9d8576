"""The real app and a real browser. Without chromium these tests are skipped, in CI they fail."""

from shutil import copytree

import pytest
from playwright.sync_api import expect, sync_playwright

from programs import program
from running_app import RunningApp
from visitor import ELSEWHERE, OWN, Traffic

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    f"--host-resolver-rules=MAP {ELSEWHERE} {OWN}",
]
SIZE = {"width": 1280, "height": 720}

expect.set_options(timeout=30_000)


@pytest.fixture(scope="module")
def app(sample_home, tmp_path_factory):
    """The running app; its home is only this file's, with the sample school of an earlier day."""
    home = tmp_path_factory.mktemp("app") / "home"
    running = RunningApp(copytree(sample_home, home))
    yield running
    running.kill()


@pytest.fixture(scope="module")
def chromium():
    """A browser with a profile of its own."""
    path = program("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium):
    """Open a new visitor's page; afterwards nothing that any of them asked for was foreign."""
    traffic, contexts = Traffic(), []

    def open_page(**options):
        context = chromium.new_context(**({"viewport": SIZE} | options))
        contexts.append(context)
        traffic.record(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()
    assert any(url.startswith("ws://") for url in traffic.urls)
    assert traffic.foreign() == []
