"""What the protected release costs, in seconds and in what can no longer be seen: `make bench`.

Random schools with a 7 % outcome, five dimensions. "Exact" is every group of ten or more without
anything taken out; "per table" hides inside each table only, which protects less than it seems to.
"""

from collections.abc import Iterator
from functools import partial
from itertools import product

import numpy as np
from invented_school import by_groups, students
from telling import tell, timed

from equity.measures import SUSPENDED
from equity.numbers import Counts, Cube, GroupCount, Tally, Values
from equity.privacy.family import Member, build
from equity.privacy.protected import Protected
from equity.privacy.protecting import Gate
from equity.privacy.release import release
from equity.privacy.room import Asked
from equity.privacy.rule import shown_groups
from equity.privacy.suppression import shown_together
from equity.question import Only
from equity.vocabulary import EVERYONE_ELSE, Evidence, Population, View

K = 10
SCHOOLS = {300: 40, 900: 240, 2_500: 20, 10_000: 12}
"""By their students, so many schools that their clear gaps can be counted in percent."""

SPANS = ((900, 6, 1), (900, 9, 1), (5_000, 6, 20), (50_000, 6, 20))
"""Students, dimensions, schools."""

DIMENSIONS = ("race_ethnicity", "gender", "english_learner", "disability", "grade")

Table = tuple[tuple[str, ...], tuple[Only, ...]]
"""A breakdown and its filters."""


def school(seed: int, size: int) -> Cube:
    """Give a random school as the gate takes it."""
    people = students(seed, size)
    named = [[str(one[name]) for one in people] for name in DIMENSIONS]
    dimensions, codes = by_groups(DIMENSIONS, named)
    atoms, atom_of = np.unique(codes, axis=0, return_inverse=True)
    suspended = np.array([one["suspended"] for one in people], dtype=float)
    keys, persons = np.unique(
        np.stack([atom_of.ravel(), suspended], axis=1), axis=0, return_counts=True
    )
    return Cube(
        population=Population.STUDENTS,
        period="2025-26",
        dimensions=dimensions,
        codes=atoms,
        persons=np.bincount(atom_of.ravel()),
        measured=(Values(SUSPENDED, "Log", keys[:, 0].astype(int), keys[:, 1], persons),),
    )


def tables(cube: Cube) -> Iterator[Table]:
    """Give every breakdown by one dimension, of everyone and under each filter."""
    for name in cube.dimensions:
        yield (name,), ()
        for other, groups in cube.dimensions.items():
            if other != name:
                yield from (((name,), (Only(other, group),)) for group in groups)


def counted(cube: Cube, table: Table) -> Counts:
    """Count a table exactly."""
    by, only = table
    values, names = cube.measured[0], list(cube.dimensions)
    codes = cube.codes[values.atoms]

    def tally(wanted: list[tuple[str, str]]) -> Tally:
        marks = np.ones(len(codes), dtype=bool)
        for name, group in wanted:
            marks &= codes[:, names.index(name)] == cube.dimensions[name].index(group)
        pairs = zip(values.values[marks].tolist(), values.persons[marks].tolist(), strict=True)
        return Tally.of(pairs)

    filters = [(one.dimension, one.group) for one in only]
    groups = product(*(cube.dimensions[name] for name in by))
    return Counts(
        measure=SUSPENDED,
        by=by,
        only=only,
        period=cube.period,
        source="Log",
        groups=tuple(
            GroupCount(group, tally([*filters, *zip(by, group, strict=True)])) for group in groups
        ),
    )


def clear(answers: tuple) -> set[tuple]:
    """Name the gaps that are graded clear."""
    return {
        (table.by, table.only, one.group)
        for table in answers
        for one in table.groups
        if one.evidence is Evidence.CLEAR
    }


def shares(cube: Cube, made: Protected) -> tuple[list[int], list[int]]:
    """Count groups (askable, shown, shown per table) and gaps (clear, in the room, only there)."""
    asked = list(tables(cube))
    exact = [counted(cube, one) for one in asked]
    large, per_table = set(), set()
    for table in exact:
        sizes = {one.group: one.tally.persons.low for one in table.groups}
        kept = shown_groups(sizes, min_group=K)
        for group in (group for group, size in sizes.items() if size >= K):
            conditions = [(one.dimension, one.group) for one in table.only]
            member = Member(tuple(sorted([*conditions, (table.by[0], group[0])])))
            large.add(member)
            per_table |= {member} if group in kept else set()
    room = [Asked(measure=SUSPENDED, release=made, by=by, only=only) for by, only in asked]
    said = clear(release(room, compared_with=EVERYONE_ELSE, view=View.ROOM))
    true = clear(release(exact, compared_with=EVERYONE_ELSE, view=View.STAFF, min_group=K))
    return (
        [len(large), len(large & set(made.shown)), len(per_table)],
        [len(true), len(true & said), len(said - true)],
    )


def span(size: int, dimensions: int, schools: int) -> None:
    """Let a school of small dimensions through the span check alone."""
    draw = np.random.default_rng(0)
    groups = [schools if schools > 1 else 4, 7, 3, 2, 2, 2, 2, 2, 2][:dimensions]
    weights = [draw.dirichlet(np.full(count, 2.0)) for count in groups]
    rows = np.stack([draw.choice(len(one), size, p=one) for one in weights], axis=1)
    codes, persons = np.unique(rows, axis=0, return_counts=True)
    names = {f"d{place}": tuple(map(str, range(count))) for place, count in enumerate(groups)}
    family = build(names, codes, persons, K)
    shown = shown_together(family, persons, K)
    tell(f"{size:>6} x {dimensions}: {len(codes)} atoms, {shown.sum()} of {len(shown)} shown")


def line(size: int) -> str:
    """Say what is left of schools of one size, and what it took."""
    groups, gaps, seconds = np.zeros(3, int), np.zeros(3, int), np.zeros(2)
    for seed in range(1, SCHOOLS[size] + 1):
        cube = school(seed, size)
        gate = Gate(cube, K)
        spanned, _shown = timed(partial(shown_together, gate.family, cube.persons, K))
        both, made = timed(partial(gate.protect, [SUSPENDED.key]))
        counts = shares(cube, made[0])
        groups, gaps = groups + counts[0], gaps + counts[1]
        seconds += np.array([spanned, max(both - spanned, 0.0)]) / SCHOOLS[size]
    kept, clearly = groups / max(groups[0], 1), gaps / max(gaps[0], 1)
    return (
        f"{size:>8}  {groups[0]:>6}  {kept[1]:>5.0%}  {kept[2]:>9.0%}   100%"
        f" | {gaps[0]:>5}  {clearly[1]:>7.0%}  {clearly[2]:>10.0%}"
        f" | {seconds[0]:>6.2f}  {seconds[1]:>8.2f}"
    )


def main() -> None:
    """Print everything."""
    tell(
        "students  groups  shown  per table  exact | clear  in room  only there | span s  repair s"
    )
    for size in SCHOOLS:
        tell(line(size))
    for shape in SPANS:
        spent, _none = timed(partial(span, *shape))
        tell(f"        {spent:.1f} s")


if __name__ == "__main__":
    main()
