"""The ways in: links and codes that can be taken back, a passphrase, and the wait after errors."""

import stat

import pytest

from equity.chain import entering, workspaces
from equity.chain.entering import FREE, HERE, LONGEST_WAIT, Tries
from equity.problems import Problem
from equity.store import links
from equity.store import workspace as store

GOOD = "four words nobody expects"


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    """Start with no wrong tries, at a time that only the test moves."""
    now = [1000.0]
    monkeypatch.setattr(entering.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(entering, "codes", Tries())
    monkeypatch.setattr(entering, "passphrases", Tries())
    return now


def test_a_room_code_opens_what_the_link_opens_however_it_is_typed():
    made, _other = workspaces.create("School"), workspaces.create("Other")
    code = entering.code_of(made)
    assert len(code) == 9
    assert set(code) <= {*links.SIGNS, "-"}
    for typed in (code, code.lower(), code.replace("-", " "), f" {code.replace('-', '')} "):
        assert entering.open_code(typed) is made


def test_a_new_link_ends_the_old_link_and_the_old_code():
    made = workspaces.create("School")
    link, code = made.link, entering.code_of(made)
    entering.change_link(made)
    assert entering.open_link(made.link) is made
    assert entering.open_code(entering.code_of(made)) is made
    for opens, old in ((entering.open_link, link), (entering.open_code, code)):
        with pytest.raises(Problem, match="opens nothing here"):
            opens(old)
    assert len(made.link) >= 20
    assert (made.folder / "link").read_text("ascii") == made.link
    assert stat.S_IMODE((made.folder / "link").stat().st_mode) == 0o600
    assert {path.name for path in made.folder.iterdir()} == {"about.json", "key", "link"}


@pytest.mark.parametrize("code", ["", "-", "AAAA-AAAA", "é"])
def test_a_code_that_nobody_gave_opens_nothing(code):
    workspaces.create("School")
    with pytest.raises(Problem, match="This code opens nothing here"):
        entering.open_code(code)


def test_wrong_tries_wait_longer_each_time_and_a_right_one_in_between_is_not_looked_at(clock):
    made = workspaces.create("School")
    for _ in range(FREE + 1):
        with pytest.raises(Problem, match="opens nothing"):
            entering.open_code("wrong", whence="192.168.0.7")
    with pytest.raises(Problem, match="Too many wrong tries"):
        entering.open_code(entering.code_of(made), whence="192.168.0.7")
    assert entering.open_code(entering.code_of(made), whence="192.168.0.8") is made
    clock[0] += 1.0
    assert entering.open_code(entering.code_of(made), whence="192.168.0.7") is made


def test_the_wait_doubles_and_has_an_end(clock):
    tries, waits = Tries(), []
    for _ in range(FREE + 12):
        began = clock[0]
        while True:
            try:
                tries.begin(HERE)
                break
            except Problem:
                clock[0] += 1.0
        waits.append(clock[0] - began)
    assert waits[: FREE + 5] == [0.0] * (FREE + 1) + [1.0, 2.0, 4.0, 8.0]
    assert waits[-2:] == [LONGEST_WAIT] * 2


def test_a_passphrase_is_kept_as_a_hash_that_only_the_owner_may_open():
    assert not entering.has_passphrase()
    entering.set_passphrase(GOOD)
    file = store.home() / "passphrase"
    assert entering.has_passphrase()
    assert GOOD not in file.read_text("ascii")
    assert file.read_text("ascii").startswith("$argon2id$")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    entering.give_passphrase(GOOD)


@pytest.mark.parametrize("given", ["", "four words nobody expect", GOOD.upper()])
def test_a_wrong_passphrase_is_a_problem(given):
    with pytest.raises(Problem, match="not the passphrase"):
        entering.give_passphrase(given)
    entering.set_passphrase(GOOD)
    with pytest.raises(Problem, match="not the passphrase"):
        entering.give_passphrase(given)


def test_a_short_passphrase_is_refused_and_a_new_one_needs_the_old():
    with pytest.raises(Problem, match="too short"):
        entering.set_passphrase("short")
    entering.set_passphrase(GOOD)
    with pytest.raises(Problem, match="not the passphrase"):
        entering.set_passphrase("another long passphrase")
    entering.set_passphrase("another long passphrase", instead_of=GOOD)
    entering.give_passphrase("another long passphrase")


def test_a_damaged_passphrase_file_lets_nobody_in():
    (store.home() / "passphrase").write_text("no hash")
    with pytest.raises(Problem, match="not the passphrase"):
        entering.give_passphrase("no hash")
