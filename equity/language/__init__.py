"""The one function that looks a message up.

English stands in the code and is its own key; every other language is one catalogue file beside
this one. A message that a catalogue does not have is shown in English.
"""

import json
from contextvars import ContextVar
from functools import cache
from numbers import Integral
from pathlib import Path
from string import Formatter

_spoken: ContextVar[str] = ContextVar("spoken language", default="en")


class _Words(Formatter):
    """Puts values into a message, whole numbers with a comma between thousands."""

    def format_field(self, value: object, format_spec: str) -> str:
        """Give a value as it is read."""
        is_number = isinstance(value, Integral) and not isinstance(value, bool)
        return str(super().format_field(value, format_spec or "," * is_number))


_WORDS = _Words()


def speak(language: str) -> None:
    """Choose the language of every later message of this visitor's run."""
    _spoken.set(language)


def spoken() -> str:
    """Give the language of this visitor's run."""
    return _spoken.get()


@cache
def _catalogue(language: str) -> dict[str, str]:
    path = Path(__file__).with_name(f"{language}.json")
    return dict(json.loads(path.read_text("utf-8"))) if path.exists() else {}


def _(message: str, /, **values: object) -> str:
    """Give the message in the spoken language, with its {values} put in.

    >>> _("{count} of {all} groups", count=3, all=1900)
    '3 of 1,900 groups'
    """
    text = _catalogue(_spoken.get()).get(message, message)
    return _WORDS.vformat(text, (), values) if values else text
