"""What a corrected file does to a release: one a population and year, and what stays of it.

A file that brings new measures or another year adds to what is released. Where the same persons
come again, changed, their release is replaced or stays as a whole with all that is tied to it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from equity.chain import beside
from equity.chain.planning import first_of
from equity.language import _
from equity.measures import Measure
from equity.numbers import Cube
from equity.privacy.bundles import bundles
from equity.privacy.correction import is_same, may_replace
from equity.privacy.protected import Protected
from equity.privacy.protecting import Gate
from equity.store import bases, catalogue, published, releases
from equity.store.releases import Kept
from equity.store.workspace import Workspace
from equity.story import days
from equity.vocabulary import Population

FIRST = 2
"""How many measures a sentence names."""


@dataclass(frozen=True, slots=True)
class Held:
    """Measures of one year whose numbers are from before a corrected file, and its date."""

    measures: tuple[Measure, ...]
    period: str
    date: str


def settle(workspace: Workspace) -> None:
    """Decide, for all that was released of earlier data, whether it stays or is made anew.

    Afterwards nothing is kept of earlier data; what stays is kept for the data of now. Where any
    release stays as it was, so does who is here.
    """
    with workspace.turn:
        snapshot = catalogue.snapshot(workspace)
        earlier = releases.earlier(workspace, snapshot=snapshot)
        if earlier:
            staying = list(_staying(workspace, earlier))
            releases.keep(workspace, staying, snapshot=snapshot)
            if any(one.held for one in staying):
                releases.carry_turnouts(workspace, snapshot=snapshot)


def held(workspace: Workspace) -> tuple[Held, ...]:
    """Give what the room still sees as it was before a corrected file, the newest year first."""
    moments = releases.held(workspace, snapshot=catalogue.snapshot(workspace))
    known = [one for one, _periods in catalogue.measured_years(workspace) if not one.is_part]
    found: dict[tuple[str, str], list[Measure]] = {}
    for period in sorted({period for period, _measure in moments}, reverse=True):
        for one in known:
            if moment := moments.get((period, one.key)):
                found.setdefault((period, days.day_of(moment).isoformat()), []).append(one)
    return tuple(Held(tuple(group), *place) for place, group in found.items())


def named(one: Held) -> str:
    """Name what stays as it was: the first measures, and how many more."""
    names = [_(measure.label) for measure in one.measures if not measure.is_item]
    return first_of(names or [_(measure.label) for measure in one.measures], FIRST)


def withdraw(workspace: Workspace) -> None:
    """Take back every release, so that all of it is made anew from the data of now.

    Published numbers that waited for that are looked at together with ours from now on. Two
    releases together can tell more than one: only a person may decide that. The new name comes
    first: whoever is cut off in the middle leaves nothing under a name that answers are kept by.
    """
    with workspace.turn:
        with workspace.rows() as cursor:
            catalogue.begin(cursor)
        releases.forget(workspace)
        with workspace.rows() as cursor:
            published.let_in(cursor)
        bases.forget(workspace)
        catalogue.write(workspace)


def _staying(workspace: Workspace, earlier: Sequence[Kept]) -> Iterator[Kept]:
    for (k, population, period), group in groupby(earlier, key=_place):
        kept = {one.measure: one for one in group}
        counted = beside.cube(workspace, Population(population), period)
        known = [one.measure for one in counted.measured]
        gone = set(kept).difference(one.key for one in known)
        yield from (kept[key] for key in sorted(gone))  # it may come again, in another file
        for keys in bundles(known):
            tied = [one for one in known if one.key in keys]
            if any(one.key in kept for one in tied):
                yield from _judged(workspace, counted, tied, kept, k)


def _place(one: Kept) -> tuple[int, str, str]:
    return one.k, one.population, one.period


def _judged(
    workspace: Workspace, counted: Cube, tied: Sequence[Measure], kept: dict[str, Kept], k: int
) -> Iterator[Kept]:
    """Give what stays of one bundle: all of it as it is, all of it as it was, or nothing.

    Three releases of the same people were never laid side by side, so one is replaced once, and
    none where published tables stand beside it.
    """
    pairs = [
        (bases.read(workspace, one, period=counted.period, k=k), _alone(counted, one))
        for one in tied
    ]
    known = all(one.key in kept for one in tied)
    if known and all(before and is_same(before, after) for before, after in pairs):
        yield from (replace(kept[one.key], held=None) for one in tied)
        return
    shown = [Protected.from_text(kept[one.key].text).shown for one in tied if one.key in kept]
    first = not any(bases.was_replaced(workspace, one, period=counted.period, k=k) for one in tied)
    if known and first and not counted.printed:
        gate = Gate(counted, k)
        if all(
            before and may_replace(before, after, told, gate.could_show(one.key), k)
            for one, told, (before, after) in zip(tied, shown, pairs, strict=True)
        ):
            return
    moment = catalogue.moment(workspace)
    some = next(kept[one.key] for one in tied if one.key in kept)
    for one in tied:
        stays = kept.get(one.key) or _nothing(some, one.key)
        yield replace(stays, held=moment)


def _nothing(beside: Kept, measure: str) -> Kept:
    """Give a release that shows nothing: what is tied to it was released without it."""
    empty = replace(Protected.from_text(beside.text), measure=measure, spread=None, shown={})
    return replace(beside, measure=measure, text=empty.to_text())


def _alone(cube: Cube, measure: Measure) -> Cube:
    return replace(
        cube, measured=tuple(one for one in cube.measured if one.measure.key == measure.key)
    )
