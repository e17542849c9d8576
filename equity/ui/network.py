"""Open the app to the network on purpose: `python -m equity.ui.network`, or `make network`.

Other computers reach the page that asks for a room code, and what room links open. Everything else
is for who sits at this computer, or gives the passphrase over a locked line.
"""

import subprocess
import sys
from collections.abc import Callable, Sequence
from getpass import getpass
from pathlib import Path

from equity.chain import entering
from equity.language import _
from equity.problems import Problem

APP = Path(__file__).parents[2] / "app.py"
REFUSED = 2


def _serve(command: list[str]) -> int:
    return subprocess.call(command, cwd=APP.parent)  # noqa: S603 - made here, of no text from elsewhere


def main(
    arguments: Sequence[str],
    *,
    ask: Callable[[str], str] = getpass,
    serve: Callable[[list[str]], int] = _serve,
) -> int:
    """Ask for a passphrase where none is set, say what others can see, then serve."""
    try:
        _passphrase_first(ask)
    except (Problem, EOFError) as refused:
        print(refused or _("A passphrase is needed first."), file=sys.stderr)
        return REFUSED
    print(
        _(
            "Others on this network can now open the app. They see a page that asks for a room "
            "code, and what a room link opens.\n"
            "The line is not locked: type the passphrase on this computer only, unless a TLS proxy "
            "stands before the app."
        )
    )
    return serve(command(arguments))


def command(arguments: Sequence[str]) -> list[str]:
    """Give the command that serves on every address of this computer."""
    run = [sys.executable, "-m", "streamlit", "run", str(APP)]
    return [*run, "--server.address", "0.0.0.0", *arguments]  # noqa: S104 - what it is for


def _passphrase_first(ask: Callable[[str], str]) -> None:
    if entering.has_passphrase():
        return
    chosen = ask(_("Choose a passphrase for facilitators: "))
    if ask(_("The same again: ")) != chosen:
        raise Problem(
            _("The two are not the same"),
            _("One of them is spelled another way."),
            _("Start again."),
        )
    entering.set_passphrase(chosen)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
