"""Pages through AppTest, with the real chain and the real sample school."""

from functools import cache, partial

import pytest
from opening import APP, ROOT, SECONDS, open_page
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

import homes
import protected_school
from equity.chain import protection, workspaces


@pytest.fixture(scope="session", autouse=True)
def scanned_once():
    """Look once for components that packages bring: Streamlit does so for every AppTest."""
    with pytest.MonkeyPatch.context() as patch:
        once = cache(manifest_scanner.scan_component_manifests)
        patch.setattr(manifest_scanner, "scan_component_manifests", once)
        yield


@pytest.fixture(autouse=True)
def sits_at(monkeypatch):
    """Seat the visitor at this computer; a test may seat them at another address."""

    def seat(address, *, url="http://127.0.0.1:8501", **headers):
        monkeypatch.setattr(ContextProxy, "ip_address", address)
        monkeypatch.setattr(ContextProxy, "headers", headers)
        monkeypatch.setattr(ContextProxy, "url", url)

    seat(None)
    return seat


@pytest.fixture
def app(monkeypatch):
    """Start the app at its first page, with nothing open."""
    monkeypatch.chdir(ROOT)
    return AppTest.from_file(APP, default_timeout=SECONDS).run()


@pytest.fixture
def bring_school(app):
    """Bring the files of a small school, and end whatever they begin."""

    def open_with(**choices):
        app.switch_page("pages/start/bring_data.py").run()
        for name, content in protected_school.files(**choices):
            app.file_uploader[0].upload(name, content)
        app.run()
        assert not app.exception
        return app

    yield open_with
    for one in workspaces.listing():
        protection.end(one)


@pytest.fixture
def sample(sample_home, tmp_path, monkeypatch):
    """Give the sample school of a computer on which it was opened before."""
    monkeypatch.chdir(ROOT)
    homes.copy(sample_home, tmp_path)
    opened = workspaces.open_sample()
    yield opened
    protection.end(opened)


@pytest.fixture
def look(sample):
    """Open a page of the sample school as a link does, with choices in the URL."""
    return partial(open_page, sample)
