"""The protected release of a workspace: made once for each population and year, then only read."""

import gzip
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path

from equity.chain import beside, correcting
from equity.chain.bringing import Progress, unseen
from equity.chain.planning import named, plan
from equity.chain.worker import Keys, Texts, here
from equity.language import _
from equity.measures import Measure
from equity.numbers import Cube
from equity.privacy.bundles import bundles
from equity.privacy.protected import Protected
from equity.problems import Problem, StillProtecting
from equity.store import bases, catalogue, releases
from equity.store.releases import Kept
from equity.store.workspace import Workspace
from equity.vocabulary import Population
from sample_data import RELEASE

_read = lru_cache(maxsize=512)(Protected.from_text)
"""Every answer needs a release, and few are looked at again and again."""


Make = Callable[[Cube, int, Sequence[Keys]], Iterator[Texts]]
"""Protects tied measures of a cube, one bundle after the other."""


class Outdated(Problem):
    """The data changed while it was being protected, so what was made is thrown away."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A measure that is not protected yet in one year; a screen shows the newest year first."""

    measure: Measure
    period: str
    is_newest: bool


def of(
    workspace: Workspace,
    measure: Measure,
    *,
    period: str,
    k: int,
    waits: bool = True,
    snapshot: str | None = None,
) -> Protected:
    """Give the release of one measure; what is not made yet is made now, with all that is tied.

    Who does not wait is told by a Problem that it is not made yet. `snapshot` names the state of
    the data to whoever asks for many: it is read where it is not given.
    """
    asked = catalogue.snapshot(workspace) if snapshot is None else snapshot
    with suppress(LookupError):
        return _kept(workspace, asked, measure.key, period, k)
    if not waits:
        raise still_protecting([measure])
    with workspace.turn:
        correcting.settle(workspace)
        now = catalogue.snapshot(workspace)
        with suppress(LookupError):
            return _kept(workspace, now, measure.key, period, k)
        counted = beside.cube(workspace, measure.population, period)
        known = _bundles(workspace, measure.population, period)
        tied = next(keys for keys in known if measure.key in keys)
        texts = _shipped(counted, k, [tied]).get(tied) or next(here(counted, k, [tied]))
        _keep(workspace, counted, k, texts, now)
    return _read(texts[measure.key])


def still_protecting(measures: Sequence[Measure]) -> StillProtecting:
    """Say that nothing is shown of some measures before they are protected."""
    return StillProtecting(
        _("Small groups are protected first"),
        _("Until then nothing is shown of this: {names}.", names=named(measures)),
        _("Look at something that is ready, or come back in a moment."),
    )


def everything(workspace: Workspace, *, k: int) -> tuple[Protected, ...]:
    """Give the release of every measure and year; what is not made yet is made now."""
    protect(workspace, k=k)
    kept = releases.every(workspace, snapshot=catalogue.snapshot(workspace))
    return tuple(_read(one.text) for one in kept if one.k == k)


def missing(workspace: Workspace, *, k: int) -> tuple[Missing, ...]:
    """Give what is not protected yet, in the order in which it will be."""
    snapshot = catalogue.snapshot(workspace)
    made = releases.names(workspace, snapshot=snapshot, k=k)
    wanted = _wanted(workspace, snapshot)
    return tuple(one for one in wanted if (one.period, one.measure.key) not in made)


@lru_cache(maxsize=64)
def _wanted(workspace: Workspace, snapshot: str) -> tuple[Missing, ...]:
    """Give all that one state of the data will have; every page asks what is missing of it."""
    del snapshot  # it is the cache's key
    known = dict(catalogue.measured_years(workspace))
    return tuple(
        Missing(one, step.period, step.period == max(known[one]))
        for step in plan(known)
        for one in step.measures
    )


def protect(
    workspace: Workspace, *, k: int, progress: Progress = unseen, make: Make = here
) -> None:
    """Make everything that is not made yet: the newest year first, in it what is used most.

    Outdated where the data changes meanwhile.
    """
    correcting.settle(workspace)
    snapshot = catalogue.snapshot(workspace)
    whole = plan(dict(catalogue.measured_years(workspace)))
    made = releases.names(workspace, snapshot=snapshot, k=k)
    left = [one for one in whole if any((one.period, key) not in made for key in one.keys)]
    done = len(whole) - len(left)
    for place, group in groupby(left, key=lambda one: (one.population, one.period)):
        counted, steps = beside.cube(workspace, *place), {one.keys: one for one in group}
        shipped = _shipped(counted, k, list(steps))
        for texts in shipped.values():
            _keep_in_turn(workspace, counted, k, texts, snapshot)
        done += len(shipped)
        unmade = [keys for keys in steps if keys not in shipped]
        making = make(counted, k, unmade) if unmade else iter(())
        for keys in unmade:
            progress(done / len(whole), steps[keys].words(done + 1, len(whole)))
            _keep_in_turn(workspace, counted, k, next(making), snapshot)
            done += 1
    progress(1.0, _("Small groups are protected"))


def write_down(workspace: Workspace, path: Path) -> None:
    """Write everything that is made into a file, for whoever brings the same rows."""
    kept = releases.every(workspace, snapshot=catalogue.snapshot(workspace))
    records = []
    for population, period in sorted({(one.population, one.period) for one in kept}):
        counted = beside.cube(workspace, Population(population), period)
        known = _bundles(workspace, counted.population, period)
        digests = {key: counted.digest(keys) for keys in known for key in keys}
        records += [
            [digests[one.measure], one.k, one.measure, one.text]
            for one in kept
            if (one.population, one.period) == (population, period)
        ]
    lines = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records)
    path.write_bytes(gzip.compress(lines.encode("utf-8"), mtime=0))


@cache
def _written_down() -> dict[tuple[str, int, str], str]:
    """Give what comes with the app, by the rows' digest, the least group, and the measure."""
    if not RELEASE.exists():
        return {}
    lines = gzip.decompress(RELEASE.read_bytes()).decode("utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    return {(digest, k, measure): text for digest, k, measure, text in records}


@lru_cache(maxsize=512)
def _kept(workspace: Workspace, snapshot: str, measure: str, period: str, k: int) -> Protected:
    """Give what is kept for one state of the data, and stays; LookupError where nothing is."""
    text = releases.read(workspace, snapshot=snapshot, k=k, period=period, measure=measure)
    if text is None:
        raise LookupError
    return _read(text)


def _shipped(counted: Cube, k: int, tied: Sequence[Keys]) -> dict[Keys, Texts]:
    """Give what comes with the app of some bundles: those of which it has every measure."""
    known = _written_down()
    found = {}
    for keys in tied if known else ():
        digest = counted.digest(keys)
        texts = {key: known.get((digest, k, key), "") for key in keys}
        if all(texts.values()):
            found[keys] = texts
    return found


def _keep_in_turn(workspace: Workspace, counted: Cube, k: int, texts: Texts, snapshot: str) -> None:
    with workspace.turn:
        if catalogue.snapshot(workspace) != snapshot:
            raise Outdated(
                _("Protecting begins again"),
                _("The data changed while its small groups were being protected."),
                _("You need not do anything."),
            )
        _keep(workspace, counted, k, texts, snapshot)


def _keep(workspace: Workspace, counted: Cube, k: int, texts: Texts, snapshot: str) -> None:
    made = [Kept(k, counted.population, counted.period, *one) for one in texts.items()]
    bases.keep(workspace, counted, texts, k=k)
    releases.keep(workspace, made, snapshot=snapshot)


def _bundles(
    workspace: Workspace, population: Population, period: str
) -> tuple[tuple[str, ...], ...]:
    return bundles(catalogue.measured(workspace, population, period))
