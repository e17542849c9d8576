"""Whether numbers beside percents count those with the outcome, or all students of the group."""

import re
from collections.abc import Iterable

from equity.intake.masked_cells import is_number

_DECIMALS = re.compile(r",(\d{1,2})(?!\d)")
_SLIGHT = 0.001
"""Numbers that fit by chance less often than this do not fit by chance."""


def with_point(text: str) -> str:
    """Give a number with a point before its decimals, where a comma stands there."""
    return _DECIMALS.sub(r".\1", text)


def are_heads(pairs: Iterable[tuple[str, str]]) -> bool | None:
    """Tell whether numbers count all students, each beside its percent; None leaves it open.

    >>> are_heads([("20", "13%"), ("40", "25%")])
    False
    >>> are_heads([("61", "11.5%"), ("83", "10.8%"), ("47", "14.9%")])
    True
    """
    by_chance = 1.0
    for number, text in pairs:
        percent = with_point(text).replace("%", "").strip()
        if not (is_number(number) and is_number(percent)):
            continue
        students, share = float(number.replace(",", "")), float(percent)
        step = 10.0 ** -len(percent.partition(".")[2])
        if not students or share in (0, 100):
            continue
        if abs(round(students * share / 100) * 100 / students - share) > step / 2 + 1e-9:
            return False
        by_chance *= min(1.0, students * step / 100)
    return True if by_chance < _SLIGHT else None


def are_parts(rows: Iterable[tuple[str, str, str]]) -> bool:
    """Tell whether the first numbers are, of the second, as many as percents or shares say.

    >>> are_parts([("30", "300", "10.0"), ("24", "600", "4.0")])
    True
    >>> are_parts([("30", "300", "10.0"), ("24", "600", "5.0")]), are_parts([("*", "9", "*")])
    (False, False)
    """
    fits = 0
    for row in rows:
        texts = [with_point(row[2]).replace("%", "").strip(), row[0], row[1]]
        if not all(map(is_number, texts)):
            continue
        share, part, whole = (float(one.replace(",", "")) for one in texts)
        step = 10.0 ** -len(texts[0].partition(".")[2])
        if not whole or min(abs(part / whole * of - share) for of in (1, 100)) > step / 2 + 1e-9:
            return False
        fits += 1
    return fits > 1
