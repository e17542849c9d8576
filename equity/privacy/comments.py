"""The gate for what people wrote: a quote is shown as a person released it, and says little else.

A quote carries its question and at most one group of its writer, the one that it was released
under. At least `min_group` people wrote on that question in that group. It has no date and no place
in the file: what orders quotes is a keyed hash.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from equity.language import _
from equity.measures import Theme
from equity.privacy.release import ROOM_MINIMUM, check_minimum
from equity.privacy.stems import stems, words
from equity.privacy.themes import Finder
from equity.problems import Problem
from equity.question import Only, Question
from equity.vocabulary import View

LEFT_OUT = "[…]"
"""What people write where they take words out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A group that a quote can be shown under: the dimension by name and label, and the group."""

    dimension: str
    label: str
    group: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """What one person wrote, before the gate, without its text.

    `place` and `writer` are keyed hashes; who writes the same on the same question has one place.
    """

    place: str
    writer: str
    source: str
    question: str
    ways: Mapping[str, Way]


@dataclass(frozen=True, slots=True, kw_only=True)
class SafeQuote:
    """Words as the room may see them; `way` is the one group of the writer that is told, if any."""

    place: str
    source: str
    question: str
    text: str
    way: Way | None


def ways_to_show(
    place: str, written: Sequence[Comment], *, min_group: int = ROOM_MINIMUM
) -> tuple[Way | None, ...]:
    """Give what a comment can be shown under, None for no group; () where too few people wrote.

    `written` is all that people wrote. A group is told only where all who wrote the same are in it.

    >>> ways = {"gender": Way(dimension="gender", label="Gender", group="Girls")}
    >>> def girl(number):
    ...     return Comment(
    ...         place=f"{number}", writer=f"{number}", source="", question="", ways=ways
    ...     )
    >>> len(ways_to_show("1", [girl(number) for number in range(9)]))
    0
    >>> [way and way.group for way in ways_to_show("1", [girl(number) for number in range(10)])]
    [None, 'Girls']
    """
    check_minimum(View.ROOM, min_group)
    same = [one for one in written if one.place == place]
    alike = [one for one in written if _asked(one) == _asked(same[0])]
    shared = [
        way
        for way in same[0].ways.values()
        if all(one.ways.get(way.dimension) == way for one in same)
    ]
    writers: dict[Way | None, set[str]] = {None: {one.writer for one in alike}}
    for way in shared:
        writers[way] = {one.writer for one in alike if one.ways.get(way.dimension) == way}
    return tuple(way for way, who in writers.items() if len(who) >= min_group)


def release(
    place: str, written: Sequence[Comment], *, masked: str, text: str, dimension: str | None
) -> SafeQuote:
    """Give the quote that a person releases; a Problem where it would tell too much.

    `masked` is what the comment says, `text` what is left of it. `dimension` is the one of which
    the writer's group is told, None for none.
    """
    ways = {way and way.dimension: way for way in ways_to_show(place, written)}
    if dimension not in ways:
        raise Problem(
            _("Too few people wrote to show this safely"),
            _("At least {least} must have written on the question.", least=ROOM_MINIMUM)
            if dimension is None
            else _("In this group fewer than {least} people wrote on it.", least=ROOM_MINIMUM),
            _("Show it without a group, or hold it back."),
        )
    left = " ".join(text.split())
    if not words(left):
        raise Problem(
            _("There is nothing left to show"),
            _("All words were taken out."),
            _("Hold the comment back, or leave some words."),
        )
    if not only_takes_away(masked, left):
        raise Problem(
            _("A quote is what somebody wrote"),
            _("There are words that the comment does not have."),
            _("Take words out, or put {mark} in their place. Add none.", mark=LEFT_OUT),
        )
    source, question = next(_asked(one) for one in written if one.place == place)
    return SafeQuote(place=place, source=source, question=question, text=left, way=ways[dimension])


def _asked(one: Comment) -> tuple[str, str]:
    return one.source, one.question


def only_takes_away(said: str, left: str) -> bool:
    """Tell whether every word that is left was said, in the same order.

    >>> only_takes_away("Tell [name] to stop it now", "Tell [name] to […] now.")
    True
    >>> only_takes_away("Tell [name] to stop it", "Tell Maya to stop it")
    False
    """
    heard = iter(words(said))
    return all(word in heard for word in words(left))


def released(kept: Iterable[tuple[str, str, str, str, str, str, str]]) -> tuple[SafeQuote, ...]:
    """Give what was released before, from (place, source, question, text, and the parts of a way).

    Nothing but the keyed hash orders it.
    """
    return tuple(
        SafeQuote(
            place=place,
            source=source,
            question=question,
            text=text,
            way=Way(dimension=dimension, label=label, group=group) if dimension else None,
        )
        for place, source, question, text, dimension, label, group in sorted(kept)
    )


def said_as(quote: SafeQuote, text: str) -> SafeQuote:
    """Give a quote in which more is masked than before."""
    return replace(quote, text=text)


def shown(
    quotes: Sequence[SafeQuote],
    *,
    by: str | None = None,
    only: Only | None = None,
    search: str = "",
    theme: Theme | None = None,
) -> tuple[SafeQuote, ...]:
    """Give the quotes that may be seen by a dimension, under a filter, and that a search finds.

    A quote is seen by no dimension and under no filter but those it was released under. A search
    looks only at what is seen without it, and so does a theme.
    """
    seen = [one for one in quotes if by is None or (one.way and one.way.dimension == by)]
    if only is not None:
        asked = (only.dimension, only.group)
        seen = [one for one in seen if one.way and (one.way.dimension, one.way.group) == asked]
    if theme is not None:
        finder = Finder.of([theme])
        seen = [one for one in seen if finder.in_words(one.text)]
    return tuple(one for one in seen if _finds(search, one.text))


def may_stand_beside(quote: SafeQuote, question: Question, group: Sequence[str]) -> bool:
    """Tell whether a quote may stand beside a finding: nobody may read another group into it.

    One that tells a group stands beside findings about all of that group, and no others.
    """
    about = {*zip(question.by, group, strict=False)}
    about |= {(one.dimension, one.group) for one in question.only}
    return quote.way is None or about == {(quote.way.dimension, quote.way.group)}


def _finds(search: str, text: str) -> bool:
    """Tell whether every word of a search begins a word of the text or has its stem.

    Accents do not count.

    >>> _finds("lunch friend", "My friends, at lunch"), _finds("end", "My friends")
    (True, False)
    >>> _finds("listening", "They listened"), _finds("maestros", "Mi maestra")
    (True, True)
    """
    known, roots = words(text), stems(text)
    return all(
        any(word.startswith(part) for word in known) or stems(part) & roots
        for part in words(search)
    )
