"""Opening a page as a link does."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[2]
APP = str(ROOT / "app.py")
SECONDS = 60


def open_page(workspace, file, **choices):
    """Open a page of a workspace, with choices in the URL."""
    at = AppTest.from_file(APP, default_timeout=SECONDS)
    for name, said in ({"room": workspace.link} | choices).items():
        at.query_params[name] = said
    at.run()
    return at.switch_page(file).run()
