"""In their own words: what people wrote, masked, over a facilitator's desk, to quotes of the room.

What nobody released stays in rows.duckdb. A quote has no tie to its writer but a keyed hash, and is
shown under one dimension at most, now and later.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from equity.intake.dictionaries import GROUP_ORDER
from equity.intake.grouping import in_order
from equity.intake.identity import NAME, hasher, name_words
from equity.language import _
from equity.measures import Theme
from equity.privacy import comments as gate
from equity.privacy.comments import Comment, SafeQuote, Way
from equity.privacy.masking import IsName, Part, as_text, masked
from equity.problems import Problem
from equity.question import Only
from equity.store import catalogue
from equity.store import comments as store
from equity.store.comments import Decision, Written
from equity.store.workspace import Workspace
from equity.vocabulary import DIMENSION_FIELDS, Field, FileKind

QUOTE = "quote"
_ORDER: Mapping[str, tuple[str, ...]] = {one.value: groups for one, groups in GROUP_ORDER.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A comment that is not shown: what was asked, and whether a person held it back."""

    place: str
    source: str
    question: str
    is_held: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OnDesk:
    """One comment as a facilitator reads it: masked, and nothing of who wrote it.

    `dimensions` are the labels of those that it may be shown under, by name. `may_be_shown` is
    False where too few people wrote.
    """

    place: str
    parts: tuple[Part, ...]
    may_be_shown: bool
    dimensions: Mapping[str, str]


def has_any(workspace: Workspace) -> bool:
    """Tell whether people wrote anything, shown or not."""
    if workspace.is_sealed:
        return bool(store.quotes(workspace) or catalogue.themes(workspace))
    return store.has_any(workspace)


def quotes(workspace: Workspace) -> tuple[SafeQuote, ...]:
    """Give all that was released, ordered by nothing but a keyed hash."""
    return gate.released(store.quotes(workspace))


def find(
    known: Sequence[SafeQuote],
    *,
    by: str | None,
    only: Only | None,
    search: str,
    theme: Theme | None = None,
) -> tuple[SafeQuote, ...]:
    """Give the quotes that may be seen by a dimension and under a filter, and a search finds."""
    return gate.shown(known, by=by, only=only, search=search, theme=theme)


def ways(known: Sequence[SafeQuote]) -> tuple[Way, ...]:
    """Give the groups that quotes are shown under, dimension by dimension, in their fixed order."""
    shown = {one.way for one in known if one.way}
    found: list[Way] = []
    for dimension in sorted({way.dimension for way in shown}, key=_rank):
        of_one = {way.group: way for way in shown if way.dimension == dimension}
        found += [of_one[name] for name in in_order(_ORDER.get(dimension, ()), set(of_one))]
    return tuple(found)


def desk(workspace: Workspace) -> tuple[Waiting, ...]:
    """Give all comments that the room does not see, ordered by nothing but a keyed hash."""
    shown = {one.place for one in quotes(workspace)}
    decided = store.decisions(workspace)
    known = {one.place: one for one in _comments(workspace) if one.place not in shown}
    return tuple(
        Waiting(
            place=place,
            source=one.source,
            question=one.question,
            is_held=place in decided and decided[place].is_held,
        )
        for place, one in sorted(known.items())
    )


def on_desk(workspace: Workspace, place: str) -> OnDesk:
    """Give one comment to read; a Problem where the data does not have it any more."""
    text = _text(workspace, place)
    before = store.decisions(workspace).get(place)
    free = gate.ways_to_show(place, _comments(workspace))
    return OnDesk(
        place=place,
        parts=masked(text, _names(workspace)),
        may_be_shown=bool(free),
        dimensions={
            way.dimension: way.label for way in free if way and _is_open(way.dimension, before)
        },
    )


def release(workspace: Workspace, place: str, *, text: str, dimension: str | None) -> SafeQuote:
    """Let the room see what is left of a comment; a Problem where that would tell too much."""
    said = as_text(masked(_text(workspace, place), _names(workspace)))
    before = store.decisions(workspace).get(place)
    if not _is_open(dimension, before):
        raise Problem(
            _("This quote was shown another way before"),
            _("Who remembers it would know two things about its writer."),
            _("Show it as before, or without a group."),
        )
    quote = gate.release(place, _comments(workspace), masked=said, text=text, dimension=dimension)
    ever = dimension or (before.dimension if before else "")
    store.decide(workspace, place, Decision(ever, is_held=False))
    store.show(workspace, _row(quote))
    return quote


def hold_back(workspace: Workspace, place: str) -> None:
    """Keep a comment from the room; it can be looked at again."""
    before = store.decisions(workspace).get(place)
    store.decide(workspace, place, Decision(before.dimension if before else "", is_held=True))


def take_back(workspace: Workspace, place: str) -> None:
    """Take a quote out of the room; its comment counts as held back."""
    if not workspace.is_sealed:
        hold_back(workspace, place)
    store.take_back(workspace, place)


def mask_again(workspace: Workspace) -> None:
    """Mask quotes by the names of the files that came since they were released."""
    is_name = _names(workspace)
    for quote in quotes(workspace):
        text = as_text(masked(quote.text, is_name))
        if text != quote.text:
            store.show(workspace, _row(gate.said_as(quote, text)))


def _comments(workspace: Workspace) -> list[Comment]:
    """Give what the gate may know of all that people wrote."""
    place_of = _places(workspace)
    return [
        Comment(
            place=place_of(one),
            writer=one.person,
            source=_source(one),
            question=one.question,
            ways={
                dimension: Way(dimension=dimension, label=label, group=group)
                for dimension, label, group in one.groups
            },
        )
        for one in store.written(workspace)
    ]


def _text(workspace: Workspace, place: str) -> str:
    """Give a comment as it was written; a Problem where the data does not have it any more."""
    place_of = _places(workspace)
    for one in store.written(workspace):
        if place_of(one) == place:
            return one.text
    raise Problem(
        _("This comment is not in the data any more"),
        _("A newer file took the place of the one that had it."),
        _("Go on with the next one."),
    )


def _places(workspace: Workspace) -> Callable[[Written], str]:
    """Give what names a comment by what was said alone, so that it stays in a corrected file."""
    hashed = hasher(key=workspace.key, what=QUOTE)
    return lambda one: hashed("\n".join((one.kind, one.period, one.question, one.text)))


def _source(one: Written) -> str:
    if one.kind is FileKind.VOICES:
        return _("Community conversation {period}", period=one.period)
    return _("Climate survey {period}", period=one.period)


def _names(workspace: Workspace) -> IsName:
    hashed = hasher(key=workspace.key, what=NAME)
    tokens = store.name_tokens(workspace)
    return lambda word: any(hashed(one) in tokens for one in name_words(word))


def _is_open(dimension: str | None, before: Decision | None) -> bool:
    """Tell whether a dimension tells nothing beside the one that was shown before."""
    return dimension is None or before is None or before.dimension in ("", dimension)


def _row(quote: SafeQuote) -> store.QuoteRow:
    way = quote.way or Way(dimension="", label="", group="")
    shown = (quote.place, quote.source, quote.question, quote.text)
    return (*shown, way.dimension, way.label, way.group)


def _rank(dimension: str) -> tuple[int, str]:
    """Put the dimensions that every school knows first, in the order of every screen."""
    known = list(DIMENSION_FIELDS)
    return known.index(Field(dimension)) if dimension in known else len(known), dimension
