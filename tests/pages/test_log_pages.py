"""A discipline log without a list of students on the pages: parts, and why there are no rates."""

import pytest
from reading import text, title

from equity.chain import bringing, workspaces

LOG = "Student ID,Gender,Incident Date,Offense,Action\n" + "".join(
    f"{n:04d},{'F' if n < 40 else 'M'},2025-10-01,Fighting,{'OSS' if n % 3 else 'Warning'}\n"
    for n in range(120)
)


@pytest.fixture
def at(app):
    """Open the app in a workspace that only has a log."""
    made = workspaces.create("Lincoln")
    bringing.load(made, bringing.read([("log.csv", LOG.encode())]).readings)
    app.query_params["room"] = made.link
    yield app.run()
    workspaces.delete(made)


def test_who_is_here_shows_parts_of_the_log_and_why_there_are_no_rates(at):
    at.switch_page("pages/start/who.py").run()
    assert not at.exception
    assert "Students in the discipline log of 2025-26, and who was suspended" in text(at)
    assert "Bring the list of students of 2025-26" in text(at)
    row = at.table[0].value.set_index("Group").loc["Boys"]
    assert (row["Of every 100 in the log"], row["Of every 100 suspended"]) == ("67", "68")
    assert "missing" not in text(at).casefold()


@pytest.mark.parametrize("page", ["pages/look/overview.py", "pages/look/gaps.py"])
def test_pages_of_rates_say_that_there_are_none_and_lead_to_the_parts(at, page):
    at.switch_page(page).run()
    assert not at.exception
    assert title(at)
    assert "a discipline log, but no list of students" in text(at)
    links = [one.proto.label for one in at.get("page_link")]
    assert any("See who is in the discipline log" in one for one in links)
