"""Which groups of one table hide: small ones, and those that would give small ones away.

What people can subtract from each other are the groups shown and the sums that they can ask for,
called lines: everyone, everyone recorded (a group and everyone else), and for a table by several
dimensions every group that the tables by fewer dimensions show. A group is shown only if

- it has at least `min_group` persons,
- what stays hidden in each line has nobody or at least `min_group` persons, and
- nobody can compute a small group, or small ones of a line that are small together (`known.py`).

Groups are shown from the largest to the smallest, so that few people hide. Where the lines alone
give a small group away nothing of the table is shown: it fails closed. Only people who are not
recorded are excepted: what the tables by fewer dimensions tell of them together, no hiding here
could take back. The rule knows persons only, never an outcome.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

from equity.privacy.known import Group, Known
from equity.vocabulary import NOT_RECORDED

Line = frozenset[Group]


def recorded(groups: Iterable[Group]) -> Line:
    """Give the groups whose people have a value in every dimension of the table."""
    return frozenset(group for group in groups if NOT_RECORDED not in group)


def everyone(persons: Mapping[Group, float], *, min_group: int) -> Line:
    """Give the groups that make up everyone.

    People who are not recorded stay out of it where they are fewer than `min_group`: everyone less
    everyone recorded would be just them.

    >>> sorted(everyone({("A",): 40, ("B",): 30, (NOT_RECORDED,): 3}, min_group=10))
    [('A',), ('B',)]
    """
    inside = recorded(persons)
    unrecorded = sum(count for group, count in persons.items() if group not in inside)
    return inside if 0 < unrecorded < min_group else frozenset(persons)


def shown_groups(persons: Mapping[Group, float], *, min_group: int) -> Line:
    """Give the groups that may be shown; `persons` has every group of the table with its size.

    >>> sorted(shown_groups({("A",): 40, ("B",): 30, ("C",): 25, ("D",): 4}, min_group=10))
    [('A',), ('B',)]
    """
    return shown_unless_told(persons, min_group=min_group) or frozenset()


def shown_unless_told(persons: Mapping[Group, float], *, min_group: int) -> Line | None:
    """Give the same; None where already the lines give a small group away.

    >>> few = {("A", "yes"): 11, ("A", "no"): 1, ("B", "no"): 10}
    >>> shown_unless_told(few, min_group=10) is None
    True
    """
    margins = _margins(persons, min_group)
    lines = margins + _wholes(persons, min_group)
    large = [group for group, count in persons.items() if count >= min_group]
    large.sort(key=lambda group: -persons[group])
    secret = [
        one
        for one in _secret(persons, margins, min_group)
        if one & recorded(persons) or Known.start(persons, lines, groups=(), secret=[one])
    ]
    known = Known.start(persons, lines, groups=large, secret=secret)
    if known is None:
        return None
    for group in large:
        after = known.learning(group)
        if after is None:
            continue
        left = frozenset(persons) - after.told
        touched = [line for line in lines if line & (after.told - known.told)]
        if not any(0 < _people(line & left, persons) < min_group for line in touched):
            known = after
    return known.told


def _people(line: Iterable[Group], persons: Mapping[Group, float]) -> float:
    return sum(persons[group] for group in line)


def _wholes(persons: Mapping[Group, float], min_group: int) -> list[Line]:
    """Give everyone in the parts that a group's comparison tells apart."""
    inside, all_groups = recorded(persons), everyone(persons, min_group=min_group)
    parts = [inside, all_groups - inside] if _people(inside, persons) >= min_group else [all_groups]
    return [part for part in parts if _people(part, persons) >= min_group]


def _margins(persons: Mapping[Group, float], min_group: int) -> list[Line]:
    """Give the groups that tables by fewer of the dimensions show, as groups of this table."""
    dimensions = len(next(iter(persons), ()))
    lines: list[Line] = []
    for kept in (some for n in range(1, dimensions) for some in combinations(range(dimensions), n)):
        members: dict[Group, set[Group]] = defaultdict(set)
        for group in persons:
            members[tuple(group[place] for place in kept)].add(group)
        sizes = {margin: _people(line, persons) for margin, line in members.items()}
        shown = shown_groups(sizes, min_group=min_group)
        lines.extend(frozenset(line) for margin, line in members.items() if margin in shown)
    return lines


def _secret(
    persons: Mapping[Group, float], margins: Iterable[Line], min_group: int
) -> list[frozenset[Group]]:
    """Give what nobody may compute: small groups, and unions under `min_group` within a line.

    Of the unions of a line these are the pairs, and all its small groups together.
    """
    small = {group for group, count in persons.items() if 0 < count < min_group}
    unions = {frozenset([group]) for group in small}
    for line in margins:
        unions |= {frozenset(pair) for pair in combinations(sorted(line & small), 2)}
        unions.add(line & small)
    return [union for union in unions if 0 < _people(union, persons) < min_group]
