"""The same numbers as plain records: the JSON and CSV form of a safe table.

Numbers are pairs [low, high], equal where the number is exact, in the measure's unit: shares from
0 to 1, events per 100 students. None stands for "not shown", "does not exist" and "no upper end".
"""

import math
from typing import Any

from equity.gaps.gap import Gap
from equity.gaps.rates import MORE_THAN_ENROLLED
from equity.numbers import Bounded
from equity.privacy.counted import SafeCounted
from equity.privacy.table import SafeGroup, SafeTable
from equity.story import published

Record = dict[str, Any]

PAIRS = ("n", "k", "rate", "others_rate", "difference", "ratio", "excess")
GAP_NAMES = (
    "rate",
    "rate_low",
    "rate_high",
    "others_rate",
    "difference",
    "difference_low",
    "difference_high",
    "ratio",
    "ratio_low",
    "ratio_high",
    "excess",
)


def table_record(table: SafeTable) -> Record:
    """Give one table with all its groups, as `python -m equity gaps --format json` prints it.

    The one group of a table that asks by nothing is [], everyone.
    """
    return {
        "population": str(table.measure.population),
        "period": table.period,
        "where": [[one.dimension, one.group] for one in table.only],
        "measure": table.measure.key,
        "unit": str(table.measure.unit),
        "direction": str(table.measure.direction),
        "by": list(table.by),
        "compared_with": table.compared_with,
        "scanned": table.scanned,
        "groups": [group_record(one) for one in _groups(table)],
    }


def _groups(table: SafeTable) -> tuple[SafeGroup, ...]:
    return table.groups if table.by else (table.everyone,)


def group_record(group: SafeGroup) -> Record:
    """Give one group's numbers; every number of a hidden group is None.

    A published group with more students counted than enrolled has no rate, and `reason` says so.
    """
    why = MORE_THAN_ENROLLED if published.has_no_rate(group) else None
    return {
        "group": list(group.group),
        "size": group.size,
        "n": _pair(group.persons),
        "k": _pair(group.total),
        **(_gap_record(group.gap) if group.gap and not why else dict.fromkeys(GAP_NAMES)),
        "evidence": group.evidence and str(group.evidence),
        "not_graded": None if why else group.not_graded,
        "shown": group.shown,
        "reason": why or group.reason,
    }


def _gap_record(gap: Gap) -> Record:
    values = (
        _pair(gap.rate),
        *_ends(gap.rate_interval),
        _pair(gap.others_rate),
        _pair(gap.difference),
        *_ends(gap.difference_interval),
        _pair(gap.ratio),
        *_ends(gap.ratio_interval),
        _pair(gap.excess),
    )
    return dict(zip(GAP_NAMES, values, strict=True))


def counted_record(told: SafeCounted) -> Record:
    """Give counts without rates, as `python -m equity counts --format json` prints them."""
    return {
        "place": told.place,
        "period": told.period,
        "counted": told.kind,
        "by": list(told.by),
        "groups": [
            {"group": list(one.group), "count": _pair(one.count), "part": _pair(one.part)}
            for one in (told.everyone, *told.groups)
        ],
    }


def flat_records(table: SafeTable) -> list[Record]:
    """Give one flat record a group, with the table's own facts in each: the rows of a CSV file."""
    whole = table_record(table)
    facts = {
        "population": whole["population"],
        "period": whole["period"],
        "where": "; ".join(f"{dimension}={group}" for dimension, group in whole["where"]),
        "measure": whole["measure"],
        "unit": whole["unit"],
        "direction": whole["direction"],
        "by": ", ".join(whole["by"]),
    }
    return [facts | _flat(group) for group in whole["groups"]]


def _flat(group: Record) -> Record:
    flat: Record = {}
    for name, value in group.items():
        if name == "group":
            flat[name] = " | ".join(value)
        elif name in PAIRS:
            flat[f"{name}_from"], flat[f"{name}_to"] = value or (None, None)
        else:
            flat[name] = value
    return flat


def _pair(number: Bounded | None) -> list[float | None] | None:
    return None if number is None else [_finite(number.low), _finite(number.high)]


def _ends(interval: Bounded | None) -> list[float | None]:
    return _pair(interval) or [None, None]


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None
