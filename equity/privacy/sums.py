"""How everyone else is put together: a whole without its group, or all its other groups."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from equity.privacy.family import Member
from equity.privacy.sensitive import Sets
from equity.privacy.tied import Sum
from equity.vocabulary import NOT_RECORDED

Groups = Sequence[Member]


def sums(
    sets: Sets, cells: Mapping[Member, int], dimensions: Mapping[str, Sequence[str]]
) -> dict[int, Collection[Sum]]:
    """Give by each set that is everyone else how others make it; `cells` says which set is whose.

    People whose group is not recorded count with everyone else or apart, so not every way holds.

    >>> import numpy as np
    >>> everyone, girls = Member(), Member((("gender", "Girls"),))
    >>> rest, cells = Member(complement_of=("gender", "Girls")), {everyone: 0, girls: 1}
    >>> sets = np.array([[True, True], [True, False], [False, True]])
    >>> sums(sets, {**cells, rest: 2}, {"gender": ("Girls", "Boys")})
    {2: {((0,), (1,))}}
    """
    found = defaultdict(set)
    for one, at in cells.items():
        for whole, without in _ways(one, dimensions):
            more, less = _places(whole, cells), _places(without, cells)
            together = sets[list(more)].sum(axis=0) - sets[list(less)].sum(axis=0)
            if (together == sets[at]).all():
                found[at].add((more, less))
    return dict(found)


def _ways(one: Member, dimensions: Mapping[str, Sequence[str]]) -> Iterator[tuple[Groups, Groups]]:
    """Give what may make a group of everyone else, and what must then be taken away."""
    if one.complement_of is None:
        return
    groups, unknown = one.siblings(dimensions), (one.complement_of[0], NOT_RECORDED)
    for apart in ([], [group for group in groups if unknown in group.conditions]):
        yield [Member(one.conditions)], [one.own, *apart]
        yield [group for group in groups if group not in (one.own, *apart)], []


def _places(groups: Groups, cells: Mapping[Member, int]) -> tuple[int, ...]:
    """Give which sets some groups are; one without persons is none."""
    return tuple(sorted(cells[one] for one in groups if one in cells))
