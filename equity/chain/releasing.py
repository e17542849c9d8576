"""The protected release of a workspace: made once for each population and year, then only read."""

import gzip
import json
from functools import cache, lru_cache
from pathlib import Path

from equity.chain import correcting
from equity.chain.bringing import Progress, unseen
from equity.language import _
from equity.measures import Measure
from equity.numbers import Cube
from equity.privacy.bundles import bundles
from equity.privacy.family import MOST_DIMENSIONS
from equity.privacy.protected import Protected
from equity.privacy.protecting import Gate
from equity.store import bases, catalogue, cells, releases
from equity.store.releases import Kept
from equity.store.workspace import Workspace
from equity.vocabulary import Population
from sample_data import RELEASE

OF_OUR_OWN = (Population.STUDENTS, Population.SURVEY_STUDENTS)
"""The populations whose persons are rows here; published numbers are protected at their source."""

_read = lru_cache(maxsize=512)(Protected.from_text)
"""Every answer needs a release, and few are looked at again and again."""


def of(workspace: Workspace, measure: Measure, *, period: str, k: int) -> Protected:
    """Give the release of one measure; what is not made yet is made now, with all that is tied."""
    snapshot = catalogue.snapshot(workspace)
    kept = _kept(workspace, snapshot, measure, period, k)
    if kept is None:
        with workspace.turn:
            correcting.settle(workspace)
            kept = _kept(workspace, snapshot, measure, period, k)
            if kept is None:
                gate = Gate(cube(workspace, measure.population, period), k)
                known = _bundles(workspace, measure.population, period)
                tied = next(keys for keys in known if measure.key in keys)
                kept = _make(workspace, gate, tied, snapshot)[measure.key]
    return _read(kept)


def everything(workspace: Workspace, *, k: int) -> tuple[Protected, ...]:
    """Give the release of every measure and year; what is not made yet is made now."""
    protect(workspace, k=k)
    kept = releases.every(workspace, snapshot=catalogue.snapshot(workspace))
    return tuple(_read(one.text) for one in kept if one.k == k)


def protect(workspace: Workspace, *, k: int, progress: Progress = unseen) -> None:
    """Make everything that is not made yet, the measures that are used most first."""
    correcting.settle(workspace)
    snapshot = catalogue.snapshot(workspace)
    work = [
        (population, period, keys)
        for population in OF_OUR_OWN
        for period in catalogue.periods(workspace, population)
        for keys in _bundles(workspace, population, period)
    ]
    gate_of = cache(lambda *place: Gate(cube(workspace, *place), k))
    for done, (population, period, keys) in enumerate(work):
        progress(done / len(work), _("Protecting small groups"))
        place = {"snapshot": snapshot, "period": period, "measure": keys[0]}
        with workspace.turn:
            if releases.read(workspace, k=k, **place) is None:
                _make(workspace, gate_of(population, period), keys, snapshot)
    progress(1.0, _("Small groups are protected"))


def write_down(workspace: Workspace, path: Path) -> None:
    """Write everything that is made into a file, for whoever brings the same rows."""
    kept = releases.every(workspace, snapshot=catalogue.snapshot(workspace))
    records = []
    for population, period in sorted({(one.population, one.period) for one in kept}):
        counted = cube(workspace, Population(population), period)
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


def _kept(workspace: Workspace, snapshot: str, measure: Measure, period: str, k: int) -> str | None:
    return releases.read(workspace, snapshot=snapshot, k=k, period=period, measure=measure.key)


def _make(workspace: Workspace, gate: Gate, keys: tuple[str, ...], snapshot: str) -> dict[str, str]:
    counted, k = gate.cube, gate.k
    digest = counted.digest(keys)
    texts = {key: _written_down().get((digest, k, key), "") for key in keys}
    if not all(texts.values()):
        texts = {one.measure: one.to_text() for one in gate.protect(keys)}
    made = [Kept(k, counted.population, counted.period, *one) for one in texts.items()]
    bases.keep(workspace, counted, keys, k=k)
    releases.keep(workspace, made, snapshot=snapshot)
    return texts


def cube(workspace: Workspace, population: Population, period: str) -> Cube:
    """Give the persons of one year by all the dimensions that a release has."""
    return cells.cube(workspace, population, period=period, most=MOST_DIMENSIONS)


def _bundles(
    workspace: Workspace, population: Population, period: str
) -> tuple[tuple[str, ...], ...]:
    return bundles(
        [
            measure
            for measure, periods in catalogue.measured(workspace)
            if measure.population is population and period in periods
        ]
    )
