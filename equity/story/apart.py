"""How far apart numbers are said to be: exactly so many points, or at least, where one is a range.

Words that say a distance of two numbers say it by `so_many`: an open end ("90 or more") leaves open
how far it is.
"""

from collections.abc import Sequence
from itertools import permutations

from equity.gaps.gap import Gap
from equity.language import _
from equity.numbers import Bounded
from equity.story import amounts
from equity.vocabulary import Unit

Ends = tuple[int, int]
"""The least and the most that numbers as said are apart; equal where it is known."""


def widest(rates: Sequence[Bounded], unit: Unit) -> Ends | None:
    """Give how far the highest and the lowest number are apart; None of fewer than two.

    >>> widest([Bounded.exactly(0.66), Bounded(0.9, 1.0), Bounded.exactly(0.7)], Unit.SHARE)
    (24, 34)
    """
    said = [amounts.sure_and_maybe(one, unit) for one in rates]
    if len(said) < 2:
        return None
    pairs = [(low - most, high - least) for (low, high), (least, most) in permutations(said, 2)]
    least, most = (max(ends) for ends in zip(*pairs, strict=True))
    return max(0, least), most


def so_many(ends: Ends, unit: Unit = Unit.SHARE) -> str:
    """Say how far apart, without a sign.

    >>> so_many((24, 24)), so_many((24, 34)), so_many((0, 6)), so_many((3, 5), Unit.MEAN)
    ('24', 'at least 24', 'up to 6', 'at least 0.3')
    """
    least, most = (amounts.number(end, unit) for end in ends)
    if least == most:
        return least
    return _("at least {least}", least=least) if ends[0] else _("up to {most}", most=most)


def in_points(ends: Ends) -> str:
    """Say how many points apart.

    >>> in_points((1, 1)), in_points((1, 4)), in_points((24, 34))
    ('1 point', 'at least 1 point', 'at least 24 points')
    """
    if (ends[0] or ends[1]) == 1:
        return _("{count} point", count=so_many(ends))
    return _("{count} points", count=so_many(ends))


def more_or_fewer(gap: Gap, unit: Unit) -> str:
    """Say a difference of a known sign in words: people or events of 100, or grade points.

    It stands beside sizes of groups, so of a range only what is sure has room.
    """
    least, most = amounts.difference(gap, unit) or (0, 0)
    fewer = most < 0
    count = so_many((-most, -least) if fewer else (least, most), unit)
    if unit is Unit.MEAN:
        return _("{count} lower", count=count) if fewer else _("{count} higher", count=count)
    if least != most:
        return _("{count} fewer", count=count) if fewer else _("{count} more", count=count)
    if fewer:
        return _("{count} fewer of 100", count=count)
    return _("{count} more of 100", count=count)
