"""Themes of what people write: defined by words before the release, then frozen with it.

A text touches a theme where it has a word of it, by its stem, once names are masked. No word is in
two themes: so no theme follows from others, and each can be protected by itself.
"""

import json
from collections.abc import Sequence

from equity.chain import grouping
from equity.intake.identity import NAME, hasher, name_words
from equity.language import _
from equity.measures import THEMES, Measure, Theme
from equity.privacy.stems import stems, words
from equity.privacy.themes import Finder
from equity.problems import Problem
from equity.store import catalogue, notebook, people
from equity.store.themes import Reader
from equity.store.workspace import Workspace

THING, DECLARED, WRITER = "themes", "declared", "facilitator"

MOST, MOST_WORDS, LONGEST = 12, 60, 40
"""How many themes a room has, how many words a theme has, and how many characters its name has."""


def of(workspace: Workspace) -> tuple[Theme, ...]:
    """Give the themes of a workspace, those of every room where nobody defined any."""
    text = _text(workspace)
    if text is None:
        return THEMES
    return tuple(Theme(name, tuple(some)) for name, some in json.loads(text))


def measures(workspace: Workspace) -> tuple[Measure, ...]:
    """Give the themes that people of a survey wrote on."""
    return catalogue.themes(workspace)


def declare(workspace: Workspace, themes: Sequence[Theme]) -> None:
    """Define the themes of a workspace, in place of those that it had.

    A Problem where they break a rule, or where something is released already.
    """
    _refuse(themes)
    with workspace.turn:
        if tuple(themes) != of(workspace):
            _refuse_when_released(workspace)
            people.find_themes(workspace, _reader(workspace, themes))
            text = json.dumps([[one.name, one.words] for one in themes], ensure_ascii=False)
            notebook.write(workspace, thing=THING, field=DECLARED, text=text, writer=WRITER)


def declare_alike(workspace: Workspace, other: Workspace) -> None:
    """Give a room that has nothing yet the themes of another."""
    text = _text(other)
    if text is not None:
        notebook.write(workspace, thing=THING, field=DECLARED, text=text, writer=WRITER)


def reader(workspace: Workspace) -> Reader:
    """Give what finds the themes of a workspace in what people wrote."""
    return _reader(workspace, of(workspace))


def as_text(themes: Sequence[Theme]) -> str:
    r"""Write themes as people edit them, one a line.

    >>> as_text([Theme("Friends", ("friend", "amigo")), Theme("Rules", ("rule",))])
    'Friends: friend, amigo\nRules: rule'
    """
    return "\n".join(f"{one.name}: {', '.join(one.words)}" for one in themes)


def from_text(text: str) -> tuple[Theme, ...]:
    """Read themes as people wrote them, one a line; a Problem where they break a rule.

    >>> from_text("Friends: friend,  amigo friend")
    (Theme(name='Friends', words=('friend', 'amigo')),)
    """
    found = []
    for line in filter(str.strip, text.splitlines()):
        name, colon, said = line.partition(":")
        if not colon:
            raise Problem(
                _("A theme needs a name and words"),
                _("In '{line}' there is no colon between them.", line=line.strip()),
                _("Write the name, a colon, and the words: Friends: friend, lonely, amigo"),
            )
        some = (one.strip() for one in said.casefold().replace(",", " ").split())
        found.append(Theme(" ".join(name.split()), tuple(dict.fromkeys(filter(words, some)))))
    _refuse(found)
    return tuple(found)


def _reader(workspace: Workspace, themes: Sequence[Theme]) -> Reader:
    finder, hashed = Finder.of(themes), hasher(key=workspace.key, what=NAME)

    def touched(text: str, tokens: frozenset[str]) -> tuple[int, ...]:
        return finder.in_text(
            text, lambda word: any(hashed(one) in tokens for one in name_words(word))
        )

    return Reader(tuple(one.name for one in themes), touched)


def _refuse(themes: Sequence[Theme]) -> None:
    """Raise a Problem where themes break a rule."""
    if len(themes) > MOST:
        raise Problem(
            _("These are too many themes"),
            _("A room can have {most}: each is one more number about people.", most=MOST),
            _("Leave some out, or put two into one."),
        )
    taken: dict[str, str] = {}
    keys: set[str] = set()
    for theme in themes:
        _refuse_alone(theme, keys)
        keys.add(theme.key)
        for word in theme.words:
            _refuse_shared(word, theme.name, taken)


def _refuse_alone(theme: Theme, others: set[str]) -> None:
    if theme.key == Theme("", ()).key or len(theme.name) > LONGEST:
        raise Problem(
            _("A theme needs a name that fits beside a picture"),
            _("'{name}' has no letter of the alphabet, or it is too long.", name=theme.name),
            _("Write a name of at most {most} characters before the colon.", most=LONGEST),
        )
    if theme.key in others:
        raise Problem(
            _("Two themes have the name '{name}'", name=theme.name),
            _("Nobody could tell the two apart."),
            _("Write another name."),
        )
    if not 0 < len(theme.words) <= MOST_WORDS:
        raise Problem(
            _("The theme '{name}' needs words", name=theme.name),
            _("It has {count}. It can have 1 to {most}.", count=len(theme.words), most=MOST_WORDS),
            _("Write words with commas between them, or take the whole line out."),
        )


def _refuse_shared(word: str, name: str, taken: dict[str, str]) -> None:
    """Raise a Problem where a word belongs to another theme already; note whose it is."""
    for stem in stems(word):
        if taken.setdefault(stem, name) != name:
            raise Problem(
                _("'{word}' is in two themes", word=word),
                _(
                    "It is in '{name}' and, in this form or another, in '{other}'. Then one theme "
                    "could tell too much about the other.",
                    name=name,
                    other=taken[stem],
                ),
                _("Take it out of one of them."),
            )


def _refuse_when_released(workspace: Workspace) -> None:
    if not grouping.is_open(workspace):
        raise Problem(
            _("The themes cannot be changed any more"),
            _("Numbers by them are shown already. Two versions could point at a writer."),
            _("Withdraw all numbers on Home first, or bring your files into a new workspace."),
        )


def _text(workspace: Workspace) -> str | None:
    return notebook.newest(workspace, THING).get(THING, {}).get(DECLARED)
