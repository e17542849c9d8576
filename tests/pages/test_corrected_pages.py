"""What a page says after a corrected file that could point at a person, and how to start again."""

import pytest
from reading import text

from equity.chain import answering, bringing, correcting, workspaces
from sample_data import FILES

OVERVIEW, GAPS, HOME = "pages/look/overview.py", "pages/look/gaps.py", "pages/start/home.py"
ASKED = {"measure": "suspended", "by": "race_ethnicity"}
SENTENCE = "are from before the correction of"


@pytest.fixture
def corrected(sample):
    """Bring the list of students again, with one student less."""
    path = next(one for one in FILES if one.name == "roster.csv")
    *lines, _last = path.read_bytes().splitlines()
    bringing.load(sample, bringing.read([(path.name, b"\n".join(lines))]).readings)
    return sample


def test_before_any_correction_no_page_speaks_of_one(look, app):
    assert SENTENCE not in text(look(OVERVIEW))
    app.run()
    assert "withdraw" not in {one.key for one in app.button}


def test_every_page_with_numbers_says_that_they_are_from_before(corrected, look):
    for page in (OVERVIEW, GAPS):
        at = look(page, **ASKED)
        assert not at.exception
        assert SENTENCE in text(at)
        assert "Suspended" in text(at)
        assert "A facilitator can withdraw all numbers on Home and start again." in text(at)
    assert correcting.held(corrected)


def test_the_facilitator_withdraws_after_a_warning(corrected, look):
    before, at = answering.snapshot(corrected), look(HOME)
    at.button(key="withdraw").click().run()
    assert correcting.held(corrected)
    assert "two releases together can tell more than one" in text(at)
    at.button(key="withdraw_now").click().run()
    assert not at.exception
    assert correcting.held(corrected) == ()
    assert "withdraw" not in {one.key for one in at.button}
    assert answering.snapshot(corrected) != before


def test_a_sealed_workspace_says_so_and_offers_nothing(corrected, look):
    workspaces.seal(corrected)
    said = text(look(GAPS, **ASKED))
    assert SENTENCE in said
    assert "start again" not in said
    assert not {"seal", "withdraw"} & {one.key for one in look(HOME).button}


def test_a_withdrawal_that_was_prepared_here_does_nothing_elsewhere(corrected, look, sits_at):
    at = look(HOME)
    at.button(key="withdraw").click().run()
    click = at.button(key="withdraw_now").click()
    sits_at("192.168.0.7")
    click.run()
    assert "Only a facilitator can do this" in text(at)
    assert correcting.held(corrected)
