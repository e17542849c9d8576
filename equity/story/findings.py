"""What stands out in an answer: the clearest gaps, and beside them what works."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal

from equity.gaps import ranking
from equity.gaps.gap import Gap
from equity.language import _
from equity.privacy.table import SafeGroup, SafeTable
from equity.story import alone, amounts, groups, published, ranges, sentences, underserved
from equity.story.alike import are_alike
from equity.vocabulary import Direction, Evidence

GOOD_FOR_EACH = 60
"""From this many of every 100 in every group shown on, good news is a strength."""

RARE_FOR_EACH = 5
"""Up to this many of every 100 in every group shown, something bad is rare enough to say so."""

Kind = Literal["gap", "strength"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence about a measure by groups; `group` is () where it is about every group shown.

    `kind` is None where it is neither a gap nor a strength; `evidence` is None where there is no
    gap to be sure of. `place` is where published numbers are from, which the sentence leaves out,
    `not_graded` why a published gap has no evidence.
    """

    measure: str
    by: tuple[str, ...]
    group: tuple[str, ...]
    sentence: str
    kind: Kind | None
    evidence: Evidence | None
    place: str = ""
    not_graded: str = ""


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

    @property
    def is_clearly_better(self) -> bool:
        """Whether a group that schools often serve less well is clearly better off."""
        return self.is_behind is False and self._is_graded(Evidence.CLEAR) and self._is_underserved

    @property
    def is_as_much(self) -> bool:
        """Whether school works as much for a group that schools often serve less well."""
        return self.is_alike and self._is_underserved

    @property
    def is_alike(self) -> bool:
        """Whether the difference is small for sure, not only too small to say."""
        alike = are_alike(self.gap, self.table.measure.unit)
        return alike and self._is_graded(Evidence.TOO_SMALL)

    @property
    def found(self) -> Finding:
        group, evidence = self.one.group, None if self.is_as_much else self.one.evidence
        sentence = sentences.finding(self.table, group)
        return Finding(
            measure=self.measure,
            by=self.table.by,
            group=group,
            sentence=sentence,
            kind=self._kind,
            evidence=evidence,
            place=published.place(self.table.only),
            not_graded=(published.not_graded(self.one) or ("", ""))[1],
        )

    @property
    def _kind(self) -> Kind | None:
        if self.is_clearly_better or self.is_as_much:
            return "strength"
        unsure = self.one.evidence is None or self._is_graded(Evidence.TOO_SMALL)
        return "gap" if self.is_behind and not unsure else None

    @property
    def _is_underserved(self) -> bool:
        return underserved.is_underserved(self.table.by, self.one.group)

    def _is_graded(self, grade: Evidence) -> bool:
        return self.one.evidence is grade


def of(table: SafeTable, group: tuple[str, ...]) -> Finding | None:
    """Give what a table says about a group, whether it stands out or not.

    The group () is every group shown. None where the group is hidden or is no group of people.
    """
    if not group:
        return _for_each_in(table)
    found = (one.found for one in _candidates([table]) if one.one.group == group)
    return next(found, None)


def sentence(table: SafeTable, group: tuple[str, ...]) -> str:
    """Say what a table says about a group, hidden or not; about () what holds in every group."""
    found = of(table, group)
    return found.sentence if found else sentences.finding(table, group)


def clearest_gaps(tables: Sequence[SafeTable], count: int = 3) -> tuple[Finding, ...]:
    """Give the gaps to the disadvantage of a group, the clearest and farthest reaching first.

    Clear gaps come before those worth asking about, and published ones that nobody can grade come
    last, if the sign of their whole range is known; within each, one a measure before the next of
    the same measure. A group whose entries are missing is no group of people and is left out.
    """
    behind = [one for one in _candidates(tables) if one.is_behind]
    chosen: list[_Candidate] = []
    for grade in (Evidence.CLEAR, Evidence.WORTH_ASKING, None):
        graded = [one for one in behind if one.one.evidence is grade]
        chosen += _taking_turns(
            sorted(graded, key=lambda one: one.place), key=lambda one: one.measure
        )
    return tuple(one.found for one in chosen[:count])


def strengths(tables: Sequence[SafeTable], count: int = 3) -> tuple[Finding, ...]:
    """Give what works: for a group that schools often serve less well, or for every group shown.

    Three kinds take turns: a bound that holds in every group, a group clearly better off, a group
    for which school works as much as for the others. No measure comes twice. `evidence` is that of
    a clear lead, else None: there is no gap to be sure of.
    """
    kinds = (
        _for_each(tables),
        [one.found for one in _better_off(tables)],
        [one.found for one in _as_much(tables)],
    )
    taken: dict[str, Finding] = {}
    for turn in zip_longest(*kinds):
        for finding in turn:
            if finding is not None:
                taken.setdefault(finding.measure, finding)
    return tuple(taken.values())[:count]


def no_gap(tables: Sequence[SafeTable]) -> str:
    """Say why no gap is named: none is sure enough, or nothing is compared."""
    if alone.is_all(tables):
        said = (alone.why_all(tables), alone.instead_of_all(tables))
        return " ".join(f"{one}." for one in said if one)
    return _("No gap here is sure enough to name. That is worth knowing too.")


def how_sure(table: SafeTable, group: tuple[str, ...]) -> tuple[str, str]:
    """Give the word of the evidence badge, and the range in which the true number plausibly lies.

    What is alike for sure is called so, with its range in points: those are what makes it alike.
    """
    for one in _candidates([table]):
        if one.one.group == group and one.is_alike and one.gap.difference_interval:
            within = ranges.points(one.gap.difference_interval, table.measure.unit)
            return _("About the same"), within
    return sentences.how_sure(table, group)


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
    better = [one for one in _candidates(tables) if one.is_clearly_better]
    return sorted(better, key=lambda one: one.place)


def _as_much(tables: Sequence[SafeTable]) -> list[_Candidate]:
    alike = [one for one in _candidates(tables) if one.is_as_much]
    largest_first = sorted(alike, key=lambda one: -amounts.fewest(one.one.size, one.one.persons))
    return _taking_turns(largest_first, key=lambda one: one.one.group)


def _for_each(tables: Sequence[SafeTable]) -> list[Finding]:
    found: list[tuple[bool, Finding]] = []
    for table in tables:
        finding = _for_each_in(table)
        if finding is not None and finding.kind == "strength":
            unequal = any(
                one.is_behind and one.one.evidence is Evidence.CLEAR for one in _candidates([table])
            )
            found.append((unequal, finding))
    return [finding for unequal, finding in sorted(found, key=lambda pair: pair[0])]


def _for_each_in(table: SafeTable) -> Finding | None:
    each = sentences.bound_for_each(table)
    if each is None:
        return None
    bound, sentence = each
    good = table.measure.direction is Direction.HIGHER_IS_BETTER
    weight = amounts.on_100(bound, table.measure.unit)
    works = weight >= GOOD_FOR_EACH if good else weight <= RARE_FOR_EACH
    kind: Kind | None = "strength" if works else None
    place = published.place(table.only)
    return Finding(table.measure.key, table.by, (), sentence, kind, None, place)
