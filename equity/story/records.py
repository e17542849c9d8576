"""The same numbers as plain records: the JSON and CSV form of a safe table.

Numbers are pairs [low, high], equal where the number is exact, in the measure's unit: shares from
0 to 1, events per 100 students. None stands for "not shown", "does not exist" and "no upper end".
"""

import math
from typing import Any

from equity.numbers import Bounded
from equity.privacy.table import SafeGroup, SafeTable

Record = dict[str, Any]


def table_record(table: SafeTable) -> Record:
    """Give one table with all its groups, as `python -m equity gaps --format json` prints it."""
    return {
        "population": str(table.measure.population),
        "period": table.period,
        "where": [[one.dimension, one.group] for one in table.only],
        "measure": table.measure.key,
        "unit": str(table.measure.unit),
        "direction": str(table.measure.direction),
        "by": list(table.by),
        "scanned": table.scanned,
        "groups": [group_record(one) for one in table.groups],
    }


def group_record(group: SafeGroup) -> Record:
    """Give one group's numbers; every number of a hidden group is None."""
    gap = group.gap
    return {
        "group": list(group.group),
        "size": group.size,
        "n": _pair(group.persons),
        "k": _pair(group.total),
        "rate": _pair(gap and gap.rate),
        **_ends("rate", gap and gap.rate_interval),
        "others_rate": _pair(gap and gap.others_rate),
        "difference": _pair(gap and gap.difference),
        **_ends("difference", gap and gap.difference_interval),
        "ratio": _pair(gap and gap.ratio),
        **_ends("ratio", gap and gap.ratio_interval),
        "excess": _pair(gap and gap.excess),
        "evidence": group.evidence and str(group.evidence),
        "shown": group.shown,
        "reason": group.reason,
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
        elif name in ("n", "k", "rate", "others_rate", "difference", "ratio", "excess"):
            flat[f"{name}_from"], flat[f"{name}_to"] = value or (None, None)
        else:
            flat[name] = value
    return flat


def _pair(number: Bounded | None) -> list[float | None] | None:
    return None if number is None else [_finite(number.low), _finite(number.high)]


def _ends(name: str, interval: Bounded | None) -> Record:
    low, high = (None, None) if interval is None else (interval.low, _finite(interval.high))
    return {f"{name}_low": low, f"{name}_high": high}


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None
