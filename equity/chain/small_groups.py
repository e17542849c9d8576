"""Where groups are small in files that are about to be loaded, and which merge brings most back."""

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd

from equity.chain import merging
from equity.chain.answering import MIN_GROUP
from equity.chain.bringing import FileReport
from equity.chain.merging import IN_ORDER, Groups
from equity.intake.alike import PERSONS
from equity.numbers import Cube
from equity.privacy.merging import SmallGroups, small_groups
from equity.store.merges import named
from equity.vocabulary import NOT_RECORDED, FileKind, Merges, Population

_COUNTED = {FileKind.ROSTER: Population.STUDENTS, FileKind.SURVEY: Population.SURVEY_STUDENTS}


def groups(reports: Sequence[FileReport]) -> Groups:
    """Give the groups of the people of some files, by way to group."""
    return merging.all_groups(
        dimension for one in reports if one.kind in _COUNTED for dimension in one.dimensions
    )


def found(
    reports: Sequence[FileReport], names: Sequence[str], merged: Merges
) -> tuple[SmallGroups, ...]:
    """Tell in which of the named ways to group some groups are small, and what a merge brings.

    Groups that are merged already count as one.
    """
    known = groups(reports)
    called = {name: named(merged, name) for name in names if name in known}
    dimensions = {
        name: tuple(dict.fromkeys(called[name].get(one, one) for one in known[name]))
        for name in called
    }
    cubes = [
        _cube(people.replace(called), population, period, dimensions)
        for population, period, people in _people(reports)
    ]
    looked_at = (
        small_groups(cubes, name, MIN_GROUP, neighbours=name in IN_ORDER) for name in dimensions
    )
    return tuple(one for one in looked_at if one)


def _people(reports: Sequence[FileReport]) -> Iterator[tuple[Population, str, pd.DataFrame]]:
    for kind, population in _COUNTED.items():
        parts = [one.people for one in reports if one.kind is kind and one.people is not None]
        if parts:
            for period, people in pd.concat(parts, ignore_index=True).groupby("period"):
                yield population, str(period), people


def _cube(people: pd.DataFrame, population: Population, period: str, known: Groups) -> Cube:
    dimensions = {name: (*known[name], NOT_RECORDED) for name in known if name in people}
    codes = [
        pd.Categorical(people[name].fillna(NOT_RECORDED), categories=list(some)).codes
        for name, some in dimensions.items()
    ]
    return Cube(
        population=population,
        period=period,
        dimensions=dimensions,
        codes=np.array(codes, dtype=np.int64).reshape(len(codes), len(people)).T,
        persons=people[PERSONS].to_numpy(dtype=np.int64),
        measured=(),
    )
