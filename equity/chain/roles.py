"""What a visitor may do: one table of roles, one of deeds; what is in neither is refused."""

from collections.abc import Callable
from typing import Any

from equity.chain import (
    bringing,
    correcting,
    entering,
    focusing,
    grouping,
    keeping,
    merging,
    presenting,
    protection,
    sealed_years,
    sharing,
    staff,
    themes,
    voting,
    words,
    workspaces,
)
from equity.language import _
from equity.problems import Problem
from equity.vocabulary import Action, Role

MAY: dict[Role, frozenset[Action]] = {
    Role.ROOM: frozenset({Action.LOOK, Action.NOTE, Action.VOTE}),
    Role.FACILITATOR: frozenset(Action),
}
"""Who has only the room link adds notes and puts own dots; what others wrote or decided stays."""

DEEDS: dict[Callable[..., Any], Action] = {
    presenting.make: Action.LOOK,
    presenting.deck: Action.LOOK,
    staff.answer: Action.STAFF_VIEW,
    words.desk: Action.RELEASE_COMMENTS,
    words.on_desk: Action.RELEASE_COMMENTS,
    words.release: Action.RELEASE_COMMENTS,
    words.hold_back: Action.RELEASE_COMMENTS,
    words.take_back: Action.RELEASE_COMMENTS,
    keeping.note: Action.NOTE,
    voting.latest: Action.LOOK,
    voting.put: Action.VOTE,
    voting.take_back: Action.VOTE,
    voting.start: Action.LEAD_VOTE,
    voting.count: Action.LEAD_VOTE,
    voting.close: Action.LEAD_VOTE,
    keeping.keep: Action.KEEP,
    keeping.take_out: Action.KEEP,
    keeping.strike: Action.KEEP,
    keeping.say_in_the_room: Action.KEEP,
    keeping.keep_quote: Action.KEEP,
    focusing.choose: Action.KEEP,
    focusing.withdraw: Action.KEEP,
    presenting.order: Action.KEEP,
    presenting.retitle: Action.KEEP,
    bringing.get_ready: Action.IMPORT,
    bringing.read: Action.IMPORT,
    bringing.check_one: Action.IMPORT,
    bringing.taken_as: Action.IMPORT,
    bringing.load: Action.IMPORT,
    sealed_years.load: Action.IMPORT,
    grouping.declare: Action.IMPORT,
    merging.declare: Action.IMPORT,
    themes.declare: Action.IMPORT,
    protection.start: Action.IMPORT,
    protection.stop: Action.IMPORT,
    workspaces.create: Action.IMPORT,
    workspaces.open_sample: Action.IMPORT,
    workspaces.listing: Action.LIST,
    workspaces.place: Action.LIST,
    sharing.open_file: Action.IMPORT,
    correcting.withdraw: Action.WITHDRAW,
    workspaces.seal: Action.SEAL,
    sharing.export: Action.EXPORT,
    workspaces.delete: Action.DELETE,
    entering.code_of: Action.CHANGE_LINK,
    entering.change_link: Action.CHANGE_LINK,
    entering.set_passphrase: Action.SET_PASSPHRASE,
}
"""What the screen may ask of the chain, and which action each is; looking up needs no entry."""


def may(role: Role, action: Action) -> bool:
    """Tell whether a role may do an action.

    >>> may(Role.ROOM, Action.NOTE), may(Role.ROOM, Action.SEAL)
    (True, False)
    """
    return action in MAY[role]


def refuse(role: Role, deed: Callable[..., Any]) -> None:
    """Raise a Problem unless the role may do this deed; a deed without an action is nobody's."""
    action = DEEDS.get(deed)
    if action is None or not may(role, action):
        raise Problem(
            _("Only a facilitator can do this"),
            _("With a room link people look, note and vote."),
            _("Ask the person who leads the room."),
        )
