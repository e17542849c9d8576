"""Chance under control: who is drawn is random, how many of each group are drawn is not.

Everything is made of `Random.random`, exact sums and the four operations, so that every machine
and every version of Python draws the same people.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from random import Random
from typing import TypeVar

Thing = TypeVar("Thing")
Value = TypeVar("Value")

Margin = tuple[Callable[[Thing], str], Mapping[str, float]]
"""A way to group things, and the mean chance that each group is to have."""

ROUNDS = 60
CLOSE_ENOUGH = 1e-5
STEPS = (-1.0, -0.75, -0.5, -0.25, 0.25, 0.5, 0.75, 1.0)


def stream(purpose: str) -> Random:
    """Give the random numbers of one purpose; the same purpose has the same numbers, always."""
    return Random(f"sample school: {purpose}")


def mixed(things: Iterable[Thing], numbers: Random) -> list[Thing]:
    """Give the things in a random order."""
    keyed = [(numbers.random(), place, thing) for place, thing in enumerate(things)]
    return [thing for *_, thing in sorted(keyed, key=lambda one: one[:2])]


def pick(things: Sequence[Thing], numbers: Random) -> Thing:
    """Give one of the things, each as likely as any other.

    >>> pick(["only"], stream("example"))
    'only'
    """
    return things[int(numbers.random() * len(things))]


def weighted(weights: Mapping[Value, float], numbers: Random) -> Value:
    """Give one of the values, each as likely as its weight says.

    >>> weighted({"never": 0, "always": 1}, stream("example"))
    'always'
    """
    left = numbers.random() * math.fsum(weights.values())
    for value, weight in weights.items():
        left -= weight
        if left < 0:
            return value
    return value


def portions(count: int, shares: Mapping[Value, float], numbers: Random) -> list[Value]:
    """Give `count` values in random order, each as often as its share says, to the nearest one.

    >>> sorted(portions(10, {"Y": 0.2, "N": 0.8}, stream("example")))
    ['N', 'N', 'N', 'N', 'N', 'N', 'N', 'N', 'Y', 'Y']
    """
    total = math.fsum(shares.values())
    values: list[Value] = []
    reached = 0.0
    for value, share in shares.items():
        reached += share / total
        values += [value] * (round(reached * count) - len(values))
    return mixed(values, numbers)


def spread(
    things: Sequence[Thing], numbers: Random, *, alike: Callable[[Thing], tuple[str, ...]]
) -> list[float]:
    """Give each thing a number from -1 to 1, as many high as low among things that are alike.

    >>> sum(spread(["a"] * 8, stream("example"), alike=lambda one: (one,)))
    0.0
    """
    keyed = [(alike(thing), numbers.random(), place) for place, thing in enumerate(things)]
    steps: list[float] = []
    result = [0.0] * len(things)
    for *_, place in sorted(keyed):
        steps = steps or mixed(STEPS, numbers)
        result[place] = steps.pop()
    return result


def fit(
    things: Sequence[Thing], chances: Sequence[float], margins: Sequence[Margin[Thing]]
) -> list[float]:
    """Move chances (0 to 1) until the mean of every named group is what its margin says.

    Groups that a margin does not name move with the others; the last margin holds exactly.

    >>> fit(["a", "a", "b", "b"], [0.2, 0.6, 0.5, 0.5], [(str, {"a": 0.5, "b": 0.1})])
    [0.3, 0.7, 0.1, 0.1]
    """
    fitted = list(chances)
    groups: list[tuple[list[int], float]] = []
    for group_of, targets in margins:
        members: dict[str, list[int]] = defaultdict(list)
        for place, thing in enumerate(things):
            members[group_of(thing)].append(place)
        groups += [(members[group], target) for group, target in targets.items() if members[group]]
    for _ in range(ROUNDS):
        widest = 0.0
        for places, target in groups:
            step = target - math.fsum(fitted[place] for place in places) / len(places)
            widest = max(widest, abs(step))
            for place in places:
                fitted[place] = round(min(0.99, max(0.002, fitted[place] + step)), 9)
        if widest < CLOSE_ENOUGH:
            break
    return fitted


def drawn(
    things: Sequence[Thing],
    chances: Sequence[float],
    numbers: Random,
    *,
    alike: Callable[[Thing], tuple[str, ...]],
) -> list[bool]:
    """Tell for each thing whether it is drawn, with its chance.

    Things that are alike stand side by side and every whole unit of summed chance draws one, so a
    group gets as many as its chances add up to, give or take one.

    >>> drawn(["a"] * 4, [0.5] * 4, stream("example"), alike=lambda one: (one,)).count(True)
    2
    """
    keyed = [(alike(thing), numbers.random(), place) for place, thing in enumerate(things)]
    result = [False] * len(things)
    reached = numbers.random()
    for *_, place in sorted(keyed):
        before, reached = math.floor(reached), reached + chances[place]
        result[place] = math.floor(reached) > before
    return result
