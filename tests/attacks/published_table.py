"""A published table about a school of which the attacker has our own release too."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from invented_school import COLUMNS, Person
from what_is_seen import Crowd, Seen, askable

Conditions = tuple[tuple[str, str], ...]
Table = dict[Conditions, tuple[int, int] | None]
"""Students and suspended by group, None where the publisher masks them."""


def table(people: Sequence[Person], by: Sequence[str], *, least: int = 10) -> Table:
    """Count all students, and each group by some ways; a group of fewer than `least` is masked."""
    groups = {((name, str(one[name])),) for one in people for name in by}
    return counted(people, [(), *sorted(groups)], least=least)


def crossed(people: Sequence[Person], by: Sequence[str], *, least: int = 10) -> Table:
    """Count each group by several ways at once, and nothing else."""
    groups = {tuple((name, str(one[name])) for name in by) for one in people}
    return counted(people, sorted(groups), least=least)


def counted(people: Sequence[Person], groups: Sequence[Conditions], *, least: int) -> Table:
    """Count some groups; one of fewer than `least` is masked."""
    known: Table = {}
    for conditions in groups:
        inside = [one for one in people if all(one[name] == group for name, group in conditions)]
        suspended = sum(int(one["suspended"] or 0) for one in inside)
        known[conditions] = (len(inside), suspended) if len(inside) >= least else None
    return known


def masked(known: Table, *groups: str) -> Table:
    """Mask some groups more."""
    return {of: None if of and of[0][1] in groups else said for of, said in known.items()}


def as_file(known: Table, *, place: str = "Lincoln High") -> tuple[str, bytes]:
    """Write a table as its publisher does."""
    by = next(dict(one) for one in known if one)
    named = ",".join(COLUMNS[name] for name in by) if len(by) > 1 else "Group"
    lines = [f"School,School Year,{named},Students,Suspended"]
    for conditions, said in known.items():
        groups = ",".join(group for _name, group in conditions) or "All students"
        students, suspended = said or ("*", "*")
        lines.append(f"{place},2025-26,{groups},{students},{suspended}")
    return "suspensions.csv", "\n".join(lines).encode()


def with_left_out(record: dict, population: str, crowd: Crowd) -> dict:
    """Give a record with the groups by a way that all releases leave out: nothing is said."""
    keys = {key for one in record["groups"] for key in one["measures"]}
    nothing = {"population": population, "measures": dict.fromkeys(keys)}
    missing = [
        nothing | {"conditions": conditions, "complement_of": others}
        for conditions, others in askable(crowd)
        if {name for name, _group in (*conditions, *([others] if others else ()))}
        - set(record["dimensions"])
    ]
    return record | {"groups": [*record["groups"], *missing]}


def beside(seen: Seen, known: Table) -> Seen:
    """Give what is seen where the printed numbers are known exactly."""
    low, high = seen.low.copy(), seen.high.copy()
    for place, (conditions, others) in enumerate(seen.groups):
        said = known.get(conditions) if others is None else None
        if said:
            low[place] = high[place] = said[1]
    return replace(seen, low=low, high=high)


def alone(seen: Seen, known: Table) -> Seen:
    """Give what the printed numbers say without ours."""
    nothing = np.full(len(seen.groups), np.nan)
    return beside(replace(seen, low=nothing, high=nothing), known)
