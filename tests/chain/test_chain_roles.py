"""Roles: every deed of the chain for every role, and the law that the screen asks first."""

import importlib
from itertools import product
from pathlib import Path

import pytest

from equity.chain import keeping, presenting, roles, voting, workspaces
from equity.problems import Problem
from equity.vocabulary import Action, Role
from laws_of_roles import chain_calls

COMMAND = "network.py"  # is run at this computer, without a visitor
UI = [
    path
    for path in sorted(Path(__file__).parents[2].glob("equity/ui/**/*.py"))
    if path.name != COMMAND
]
ROOM_MAY = {Action.LOOK, Action.NOTE, Action.VOTE}
ROOM_DOES = {
    *(presenting.make, presenting.deck, voting.latest),
    *(keeping.note, voting.put, voting.take_back),
}
"""Looking, and what adds to what others wrote: a note, and dots of one's own."""

LOOKED_UP = {
    "answering": {"answer", "measures", "snapshot"},
    "beside": {"left_out", "waiting"},
    "bringing": {"later_rounds", "shared_period"},
    "correcting": {"held", "named"},
    "counted": {"answer", "of_place", "places", "question"},
    "entering": {"give_passphrase", "has_passphrase", "open_code", "open_link"},
    "focusing": {"board", "chosen", "history"},
    "grouping": {"is_open", "of_the_room", "proposed"},
    "keeping": {"beside", "cards"},
    "logs": {"in_log", "stands_alone"},
    "merging": {"free", "groups", "of", "standing", "together", "with_one", "without"},
    "planning": {"named"},
    "presenting": {"preview", "slides"},
    "protection": {"go_on", "of", "was_stopped"},
    "releasing": {"still_protecting"},
    "roles": {"may", "refuse"},
    "small_groups": {"found", "groups", "of_files", "of_rows"},
    "side_by_side": {"question"},
    "themes": {"as_text", "from_text", "measures", "of"},
    "voting": {"choices", "counted", "every", "mine", "turnout"},
    "who": {"dimensions", "who"},
    "words": {"find", "has_any", "quotes", "ways"},
}
"""What the screen asks of the chain without a role: it changes nothing and lists no workspace."""


@pytest.mark.parametrize("action", Action)
def test_the_room_may_look_note_and_vote_and_nothing_else(action):
    assert roles.may(Role.ROOM, action) is (action in ROOM_MAY)
    assert roles.may(Role.FACILITATOR, action)


@pytest.mark.parametrize(("deed", "role"), list(product(roles.DEEDS, Role)))
def test_every_deed_is_refused_to_whom_its_action_is(deed, role):
    if role is Role.FACILITATOR or deed in ROOM_DOES:
        roles.refuse(role, deed)
    else:
        with pytest.raises(Problem, match="Only a facilitator can do this"):
            roles.refuse(role, deed)


@pytest.mark.parametrize("role", Role)
def test_a_deed_that_the_table_does_not_know_is_nobodys(role):
    with pytest.raises(Problem):
        roles.refuse(role, lambda: None)


def test_the_screen_reaches_a_deed_only_where_the_role_was_asked():
    found = {
        (module, name)
        for path in UI
        for _line, module, name in chain_calls(path.read_text("utf-8"))
    }
    assert found
    for module, name in found:
        reached = getattr(importlib.import_module(f"equity.chain.{module}"), name)
        assert reached not in roles.DEEDS, f"{module}.{name} is reached without a role"
        assert name in LOOKED_UP.get(module, set()), f"{module}.{name} is in no list"


def test_a_deed_without_a_guard_is_seen():
    source = "from equity.chain import workspaces\nworkspaces.delete(one)\n"
    assert list(chain_calls(source)) == [(2, "workspaces", "delete")]
    guarded = "from equity.chain import workspaces\nstate.permitted(workspaces.delete)(one)\n"
    assert list(chain_calls(guarded)) == []


def test_the_table_names_functions_that_change_something():
    assert roles.DEEDS[workspaces.delete] is Action.DELETE
    assert roles.DEEDS[keeping.take_out] is Action.KEEP
