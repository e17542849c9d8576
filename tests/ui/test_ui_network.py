"""Opening to the network is on purpose, and a passphrase comes first."""

from pathlib import Path

import pytest

from equity.chain import entering
from equity.ui import network

GOOD = "four words nobody expects"


@pytest.fixture
def served():
    return []


def open_it(served, *answers):
    given = iter(answers)
    return network.main([], ask=lambda _words: next(given), serve=served.append)


def test_without_a_passphrase_one_is_chosen_first(served, capsys):
    open_it(served, GOOD, GOOD)
    entering.give_passphrase(GOOD)
    assert "0.0.0.0" in served[0]  # noqa: S104
    assert Path(served[0][4]).name == "app.py"
    assert "type the passphrase on this computer only" in capsys.readouterr().out


@pytest.mark.parametrize("answers", [("short", "short"), (GOOD, GOOD.upper()), ("", "")])
def test_without_a_good_passphrase_nothing_is_served(served, answers, capsys):
    assert open_it(served, *answers) == network.REFUSED
    assert served == []
    assert not entering.has_passphrase()
    assert capsys.readouterr().err


def test_where_a_passphrase_is_set_nobody_is_asked(served):
    entering.set_passphrase(GOOD)
    open_it(served)
    assert len(served) == 1
