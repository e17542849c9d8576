"""Wide files of agencies whose column names follow a scheme: group and outcome in the name.

A scheme is data (`agencies.json`): for each measure the names of the columns that are added to one
count, with a place for the code of each dimension.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from equity.intake.published_cells import JOIN

_COPY = re.compile(r"(\.[xy]|\.\d+| \(\d+\))$")
"""What a join adds to a name that stands in both tables."""

Codes = str
"""One code a dimension, in the scheme's order, joined by `JOIN`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """How an agency names its columns; `groups` are code -> group for each dimension.

    A name of `not_beside` tells a scheme of another year, with other groups.
    """

    name: str
    told_by: tuple[tuple[str, ...], ...]
    not_beside: tuple[str, ...]
    places: Mapping[str, tuple[str, ...]]
    groups: Mapping[str, Mapping[str, str]]
    students: tuple[str, ...]
    measures: Mapping[str, tuple[str, ...]]


@cache
def _known() -> dict[str, Any]:
    return dict(json.loads(Path(__file__).with_name("agencies.json").read_text("utf-8")))


def counts_records(labels: Sequence[str]) -> str | None:
    """Give the name of an agency's table whose rows by race count records, never students.

    Neither says such a table how many students a group has, so nothing in it is a rate.
    """
    bare = {label.upper() for label in labels}
    tables = _known()["counts_records"].items()
    return next((name for name, told_by in tables if bare.issuperset(told_by)), None)


@cache
def schemes() -> tuple[Scheme, ...]:
    """Give the schemes that are known."""
    known = _known()["agencies"]
    return tuple(
        Scheme(
            name=one["name"],
            told_by=tuple(map(tuple, one["told_by"])),
            not_beside=tuple(one.get("not_beside", ())),
            places={
                part: tuple(one[part]) for part in ("state", "district", "school", "school_id")
            },
            groups=one["groups"],
            students=tuple(one["students"]),
            measures={key: tuple(names) for key, names in one["measures"].items()},
        )
        for one in known.values()
    )


def scheme_of(labels: Sequence[str]) -> Scheme | None:
    """Give the scheme that the column names follow, None where they follow none."""
    bare = {_COPY.sub("", label) for label in labels}
    return next(
        (
            one
            for one in schemes()
            if any(map(bare.issuperset, one.told_by)) and bare.isdisjoint(one.not_beside)
        ),
        None,
    )


def columns_of(labels: Sequence[str], scheme: Scheme) -> dict[str, str]:
    """Give what each used column is for: "students", a measure's key, or a part of the place."""
    named = by_name(labels)
    used: dict[str, str] = {}
    for part, names in scheme.places.items():
        used |= {named[name]: part for name in names if name in named}
    for key, patterns in {"students": scheme.students, **scheme.measures}.items():
        for cells in cells_of(named, scheme, patterns).values():
            used |= dict.fromkeys((named[name] for name in cells), key)
    return used


def by_name(labels: Sequence[str]) -> dict[str, str]:
    """Give the first column of each name, without what a join added."""
    found: dict[str, str] = {}
    for label in labels:
        found.setdefault(_COPY.sub("", label), label)
    return found


def cells_of(
    named: Mapping[str, str], scheme: Scheme, patterns: Sequence[str]
) -> dict[Codes, list[str]]:
    """Give the names that are added for each codes; codes that lack one of them are left out."""
    found: dict[Codes, list[str]] = {}
    for codes in product(*scheme.groups.values()):
        coded = dict(zip(scheme.groups, codes, strict=True))
        names = [pattern.format(**coded) for pattern in patterns]
        if all(name in named for name in names):
            found[JOIN.join(codes)] = names
    return found
