"""What a picture holds: the rows of its layers, its texts and its cells."""

from typing import Any

import safe_school as school

from equity.measures import INCIDENTS_PER_100
from equity.privacy.table import SafeTable
from equity.story import charts
from equity.story.findings import clearest_gaps
from equity.vocabulary import Unit


def rows(spec: dict[str, Any], layer: str) -> list[dict[str, Any]]:
    return next(one for one in spec["layer"] if one["name"] == layer)["data"]["values"]


def texts(spec: dict[str, Any]) -> list[str]:
    layers = {one["name"] for one in spec["layer"]} & {"words", "numbers"}
    return [row["text"] for layer in sorted(layers) for row in rows(spec, layer)]


def heatmap(tables: tuple[SafeTable, ...], theme: str = "light") -> dict[str, Any]:
    return charts.heatmap(tables, clearest_gaps(tables), theme=theme)


def cell(spec: dict[str, Any], measure: str, group: tuple[str, ...]) -> dict[str, Any]:
    (found,) = (
        row for row in rows(spec, "cells") if (row["measure"], row["group"]) == (measure, group[0])
    )
    return found


def incidents_table() -> SafeTable:
    unit = Unit.PER_100_STUDENTS
    one = school.shown(school.BLACK, rate=140, others=60, unit=unit)
    return school.table(INCIDENTS_PER_100, school.everyone(80, unit), one)
