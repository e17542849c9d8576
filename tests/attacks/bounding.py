"""Attackers that bound: linear programs that know every head count and all that is said."""

from collections.abc import Sequence

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array, kron, vstack
from what_is_seen import K, Seen

from equity.vocabulary import Unit

LITTLE = 1e-6
LOOKS = 10

Link = tuple[tuple[float, ...], np.ndarray, np.ndarray]
"""Factors of the measures' totals in every atom, and from where to where their sum lies."""

DISCIPLINE = ("suspended", "referred", "incidents_per_100")


def discipline(bundle: Sequence[Seen]) -> list[Link]:
    """Say what anybody knows: suspended <= referred <= incidents <= most x referred."""
    nothing = np.zeros(len(bundle[0].persons))
    nested = ((1, -1, 0), (0, 1, -1), (0, -bundle[2].most, 1))
    return [(factors, nothing - np.inf, nothing) for factors in nested]


REPEATED = (*DISCIPLINE, "suspensions_per_100", "days_lost_per_100")


def repeated(bundle: Sequence[Seen]) -> list[Link]:
    """Say what anybody knows besides: suspended <= suspensions <= incidents and <= days.

    Nobody who was never suspended has any of both; who was sent to the office without it has an
    incident of another end. Of what has the lower cap each beyond the first counts for more.
    """
    nothing = np.zeros(len(bundle[0].persons))
    incidents, suspensions, days = (one.most for one in bundle[2:])
    of_incidents, of_days = (
        min(1.0, (most - 1) / max(suspensions - 1, 1)) for most in (incidents, days)
    )
    more = (
        *((1, 0, 0, -1, 0), (-of_incidents, 1, -1, of_incidents, 0)),
        (1 - of_days, 0, 0, of_days, -1),
        *((-suspensions, 0, 0, 1, 0), (-days, 0, 0, 0, 1)),
    )
    known = [((*factors, 0, 0), low, high) for factors, low, high in discipline(bundle)]
    return [*known, *((factors, nothing - np.inf, nothing) for factors in more)]


def three_answers(bundle: Sequence[Seen]) -> list[Link]:
    """Say what anybody knows: everyone who answered gave one of three answers."""
    return [((1, 1, 1), bundle[0].persons, bundle[0].persons)]


def mean_of(questions: Sequence[Sequence[Seen]]) -> list[Link]:
    """Say what anybody knows of a topic and the three answers to each of its questions.

    It stands before them, and is the mean of the good answers to those that a person answered.
    """
    links: list[Link] = []
    for place, answers in enumerate(questions):
        marks = np.repeat(np.arange(len(questions)) == place, len(answers))
        links += [((0, *marks), low, high) for _ones, low, high in three_answers(answers)]
    has = np.array([one.persons > 0 for one, *_others in questions])
    for answered in np.unique(has, axis=1).T:
        goods = [-float(one) * part for one in answered for part in (1, 0, 0)]
        open_ended = np.where((has == answered[:, None]).all(axis=0), 0.0, np.inf)
        links.append(((float(answered.sum()), *goods), -open_ended, open_ended))
    return links


class Program:
    """All that is known of tied measures, and totals of the atoms that it leaves possible."""

    def __init__(self, bundle: Sequence[Seen], links: Sequence[Link]) -> None:
        self.bundle = bundle
        blocks, ends = [], []
        for number, one in enumerate(bundle):
            told = one.rows[one.shown].astype(float)
            blocks.append(kron(np.eye(1, len(bundle), number), told))
            ends.append((one.low[one.shown], one.high[one.shown]))
        for factors, low, high in links:
            blocks.append(kron(np.array([factors]), np.eye(len(low))))
            ends.append((low, high))
        table, (low, high) = csr_array(vstack(blocks)), np.concatenate(ends, axis=1)
        above, below = np.isfinite(high), np.isfinite(low)
        self.rows = csr_array(vstack([table[above], -table[below]]))
        self.right = np.concatenate([high[above], -low[below]]) + 1e-7
        self.tops = np.concatenate([one.persons * one.most for one in bundle])
        self.possible = [np.array([one.totals for one in bundle])]

    def go_far(self, targets: Sequence[tuple[float, int, np.ndarray]]) -> None:
        """Find the least and the most of a sum of (factor, measure, set)."""
        goal = np.zeros(self.possible[0].shape)
        for factor, number, row in targets:
            goal[number] += factor * row
        limits = np.stack([0 * self.tops, self.tops], axis=1)
        for sign in (1, -1):
            answer = linprog(sign * goal.ravel(), self.rows, self.right, bounds=limits)
            assert answer.status == 0, answer.message
            self.possible.append(answer.x.reshape(goal.shape))

    def width(self, number: int, row: np.ndarray) -> float:
        """Say how far apart the totals of a set are that were found possible."""
        one = self.bundle[number]
        totals = [float(point[number] @ row) for point in self.possible]
        if not one.grain:
            return max(totals) - min(totals) + LITTLE
        last, first = (np.array([max(totals), -min(totals)]) + LITTLE) // one.grain * one.grain
        return last + first


def narrowed(bundle: Sequence[Seen], links: Sequence[Link] = ()) -> list[str]:
    """Name the hidden groups that are bounded tighter than promised, and the shown all alike."""
    targets = []
    for number, one in enumerate(bundle):
        sizes = one.sizes.tolist()
        for place in np.flatnonzero(_kept_secret(one) | _all_alike(one)):
            size = sizes[place]
            need = max(1, -(-size // 2)) if size < K else 1
            targets.append((f"{one.key} {one.groups[place]}", number, one.rows[place], need))
    return _bounded(Program(bundle, links), targets)


def pinned(bundle: Sequence[Seen], links: Sequence[Link] = ()) -> list[str]:
    """Name the few who are alike in every way, and unlike most, of whom one knows for sure."""
    codes, alike = np.unique(bundle[0].crowd.codes, axis=0, return_inverse=True)
    rows = alike.ravel() == np.arange(len(codes))[:, None]
    targets = [
        (f"{one.key} {codes[place]}", number, rows[place], 1)
        for number, one in enumerate(bundle)
        for place in np.flatnonzero(_few_unlike_most(one, rows)).tolist()
    ]
    return _bounded(Program(bundle, links), targets)


def _bounded(program: Program, targets: Sequence[tuple[str, int, np.ndarray, int]]) -> list[str]:
    """Name the targets (name, measure, set, need) whose totals are less than that apart."""
    random, found = np.random.default_rng(0), []
    for _look in range(LOOKS):
        program.go_far([(random.choice([-1.0, 1.0]), *target[1:3]) for target in targets])
    for name, number, row, need in targets:
        if program.width(number, row) < need:
            program.go_far([(1.0, number, row)])
        if (width := program.width(number, row)) < need:
            size = int(program.bundle[number].persons @ row)
            found.append(f"{name}: {size} persons, {width} of {need}")
    return found


def _few_unlike_most(one: Seen, rows: np.ndarray) -> np.ndarray:
    """Mark the sets of few persons, but who are, or are not, what three of four persons are."""
    persons, totals = rows @ one.persons, rows @ one.totals
    usual = one.totals.sum() / one.persons.sum() / one.most
    is_none, is_all = totals <= LITTLE, totals >= persons * one.most - LITTLE
    is_like = (is_none & (usual <= 0.25)) | (is_all & (usual >= 0.75))
    return (persons > 0) & (persons < K) & ~is_like


def _kept_secret(one: Seen) -> np.ndarray:
    """Mark the hidden groups that the promise is about.

    Not those who are shown under another name, and not K or more beside a group of nobody: they are
    everyone else to none.
    """
    shown = {row.tobytes() for row in one.rows[one.shown]}
    hidden = np.array([row.tobytes() not in shown for row in one.rows])
    is_beside = np.array([_is_beside_somebody(one, *group) for group in one.groups])
    is_one = (one.sizes > 0) & ((one.sizes < K) | is_beside)
    return is_one & hidden


def _is_beside_somebody(one: Seen, conditions: tuple, beside: tuple | None) -> bool:
    """Tell whether a rest has somebody beside it."""
    return beside is None or bool(one.crowd.row(((*conditions, beside), None)).any())


def _all_alike(one: Seen) -> np.ndarray:
    """Mark the shown groups in which nobody was it, or all were: nobody may know for sure."""
    totals = one.rows @ one.totals
    is_end = (totals <= LITTLE) | (totals >= one.sizes * one.most - LITTLE)
    return one.shown & is_end & ~one.is_rest & (one.unit is not Unit.MEAN)
