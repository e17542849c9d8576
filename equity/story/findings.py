"""What stands out in an answer: the clearest gaps, and beside them what works."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Literal

from equity.gaps import ranking
from equity.gaps.gap import Gap
from equity.privacy.table import SafeGroup, SafeTable
from equity.story import amounts, groups, sentences
from equity.vocabulary import Direction, Evidence, Unit

GOOD_FOR_EACH = 60
"""From this many of every 100 in every group shown on, good news is a strength."""

RARE_FOR_EACH = 5
"""Up to this many of every 100 in every group shown, something bad is rare enough to say so."""

AS_MUCH = 10
"""A gap is "as much as" only where its whole 95 % interval is within this many points."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence that stands out; `group` is () where it is about every group shown."""

    measure: str
    group: tuple[str, ...]
    sentence: str
    kind: Literal["gap", "strength"]
    evidence: Evidence | None


@dataclass(frozen=True, slots=True)
class _Candidate:
    """One shown group of one table, with its gap."""

    table: SafeTable
    one: SafeGroup
    gap: Gap

    @property
    def measure(self) -> str:
        return self.table.measure.key

    @property
    def is_behind(self) -> bool | None:
        """Whether the school works less well for the group; None where nobody can tell."""
        return is_behind(self.table, self.gap)

    @property
    def place(self) -> tuple[float, float]:
        students = float(amounts.fewest(self.one.size, self.one.persons))
        return ranking.place(self.gap, self.table.measure.unit, students=students)

    def found(self, kind: Literal["gap", "strength"]) -> Finding:
        group = self.one.group
        sentence = sentences.finding(self.table, group)
        return Finding(self.measure, group, sentence, kind, self.one.evidence)


def clearest_gaps(tables: Sequence[SafeTable], count: int = 3) -> tuple[Finding, ...]:
    """Give the gaps to the disadvantage of a group, the clearest and farthest reaching first.

    Clear gaps come before those worth asking about; within each, one a measure before the next of
    the same measure. A group whose entries are missing is no group of people and is left out.
    """
    behind = [one for one in _candidates(tables) if one.is_behind]
    chosen: list[_Candidate] = []
    for grade in (Evidence.CLEAR, Evidence.WORTH_ASKING):
        graded = [one for one in behind if one.one.evidence is grade]
        chosen += _taking_turns(
            sorted(graded, key=lambda one: one.place), key=lambda one: one.measure
        )
    return tuple(one.found("gap") for one in chosen[:count])


def strengths(tables: Sequence[SafeTable], count: int = 3) -> tuple[Finding, ...]:
    """Give what works: for a group that schools often serve less well, or for every group shown.

    Three kinds take turns: a bound that holds in every group, a group clearly better off, a group
    for which school works as much as for the others. No measure comes twice. `evidence` is that of
    a clear lead, else None: there is no gap to be sure of.
    """
    kinds = (
        _for_each(tables),
        [one.found("strength") for one in _better_off(tables)],
        [replace(one.found("strength"), evidence=None) for one in _as_much(tables)],
    )
    taken: dict[str, Finding] = {}
    for turn in zip_longest(*kinds):
        for finding in turn:
            if finding is not None:
                taken.setdefault(finding.measure, finding)
    return tuple(taken.values())[:count]


def is_behind(table: SafeTable, gap: Gap) -> bool | None:
    """Tell whether the school works less well for a group than for its comparison.

    None where there is no comparison, no difference, or a range that does not tell.
    """
    points = amounts.points(gap, table.measure.unit)
    if not points:
        return None
    return (points > 0) is (table.measure.direction is Direction.HIGHER_IS_WORSE)


def _candidates(tables: Iterable[SafeTable]) -> Iterator[_Candidate]:
    for table in tables:
        for one in table.groups:
            if one.shown and one.gap and groups.is_recorded(one.group):
                yield _Candidate(table, one, one.gap)


def _taking_turns(
    ranked: Sequence[_Candidate], *, key: Callable[[_Candidate], Hashable]
) -> list[_Candidate]:
    """Give the first of every key in order, then the second of every key, and so on."""
    seen: Counter[Hashable] = Counter()
    rounds: list[tuple[int, int]] = []
    for index, one in enumerate(ranked):
        rounds.append((seen[key(one)], index))
        seen[key(one)] += 1
    return [ranked[index] for _turn, index in sorted(rounds)]


def _better_off(tables: Sequence[SafeTable]) -> list[_Candidate]:
    clear = [
        one
        for one in _candidates(tables)
        if one.is_behind is False
        and one.one.evidence is Evidence.CLEAR
        and groups.is_underserved(one.table.by, one.one.group)
    ]
    return sorted(clear, key=lambda one: one.place)


def _as_much(tables: Sequence[SafeTable]) -> list[_Candidate]:
    alike = [
        one
        for one in _candidates(tables)
        if one.one.evidence is Evidence.TOO_SMALL
        and groups.is_underserved(one.table.by, one.one.group)
        and _is_within(one.gap, one.table.measure.unit)
    ]
    largest_first = sorted(alike, key=lambda one: -amounts.fewest(one.one.size, one.one.persons))
    return _taking_turns(largest_first, key=lambda one: one.one.group)


def _is_within(gap: Gap, unit: Unit) -> bool:
    points = amounts.points(gap, unit)
    if gap.difference_interval is None or points is None:
        return False
    interval = amounts.of_100(gap.difference_interval, unit)
    ends = [amounts.on_100(end, unit) for end in (interval.low, interval.high)]
    near = abs(amounts.on_100(points, unit)) < sentences.ABOUT_THE_SAME
    return near and min(ends) >= -AS_MUCH and max(ends) <= AS_MUCH


def _for_each(tables: Sequence[SafeTable]) -> list[Finding]:
    found: list[tuple[bool, Finding]] = []
    for table in tables:
        each = sentences.bound_for_each(table)
        if each is None:
            continue
        bound, sentence = each
        good = table.measure.direction is Direction.HIGHER_IS_BETTER
        weight = amounts.on_100(bound, table.measure.unit)
        if weight >= GOOD_FOR_EACH if good else weight <= RARE_FOR_EACH:
            unequal = any(
                one.is_behind and one.one.evidence is Evidence.CLEAR for one in _candidates([table])
            )
            finding = Finding(table.measure.key, (), sentence, "strength", None)
            found.append((unequal, finding))
    return [finding for unequal, finding in sorted(found, key=lambda pair: pair[0])]
