"""The room link of a workspace and its short form, the room code; a new one ends the old."""

import hashlib
import secrets

from equity.language import _
from equity.problems import Problem
from equity.store.private_files import replace_private
from equity.store.workspace import LINK, Workspace, every, new_link

SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""The signs of a code: no two are alike when they are read from a wall."""


def code_of(workspace: Workspace) -> str:
    """Give the room code, such as K7MP-2QXR; it is made from the link and changes with it."""
    number = int.from_bytes(hashlib.sha256(workspace.link.encode("ascii")).digest(), "big")
    signs = "".join(SIGNS[number // len(SIGNS) ** place % len(SIGNS)] for place in range(8))
    return f"{signs[:4]}-{signs[4:]}"


def by_link(link: str) -> Workspace:
    """Give the workspace that a room link opens; a Problem where there is none."""
    for one in every():
        if secrets.compare_digest(one.link.encode(), link.encode()):
            return one
    raise Problem(
        _("This link opens nothing here"),
        _("There is no workspace on this computer that belongs to the link."),
        _("Ask for the link again, or open the workspace from the start page."),
    )


def by_code(code: str) -> Workspace:
    """Give the workspace that a room code opens, in capital letters or small ones."""
    signs = "".join(one for one in code.upper() if one.isalnum())
    for one in every():
        if secrets.compare_digest(code_of(one).replace("-", "").encode(), signs.encode()):
            return one
    raise Problem(
        _("This code opens nothing here"),
        _("No workspace on this computer has it now."),
        _("Look at the code again, or ask for a new one."),
    )


def change(workspace: Workspace) -> None:
    """Give the workspace a new room link and code; the old ones open nothing from now on."""
    link = new_link()
    replace_private(workspace.folder / LINK, link.encode("ascii"))
    workspace.link = link
