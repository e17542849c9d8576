"""Where groups are small before anything is shown, and which merge brings most back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from equity.chain import merging
from equity.chain.answering import MIN_GROUP
from equity.chain.checked import FileReport
from equity.chain.merging import IN_ORDER, Groups
from equity.chain.planning import OF_OUR_OWN
from equity.intake.alike import PERSONS
from equity.intake.table import Dimension
from equity.numbers import Cube
from equity.privacy.merging import SmallGroups, small_groups
from equity.store import people
from equity.store.merges import named
from equity.store.workspace import Workspace
from equity.vocabulary import NOT_RECORDED, FileKind, Merges, Population

_COUNTED = {FileKind.ROSTER: Population.STUDENTS, FileKind.SURVEY: Population.SURVEY_STUDENTS}


@dataclass(frozen=True, slots=True, eq=False)
class Crowd:
    """People of one population, with their groups as the files have them.

    `alike` has a row for all who are alike in a year, and how many they are.
    """

    population: Population
    dimensions: tuple[Dimension, ...]
    alike: pd.DataFrame


def of_files(reports: Sequence[FileReport]) -> tuple[Crowd, ...]:
    """Give the people of files that are not loaded yet."""
    return tuple(
        Crowd(_COUNTED[one.kind], one.dimensions, one.people)
        for one in reports
        if one.kind in _COUNTED and one.people is not None
    )


def of_rows(workspace: Workspace) -> tuple[Crowd, ...]:
    """Give the people of files that were loaded."""
    return tuple(Crowd(one, *people.alike(workspace, one)) for one in OF_OUR_OWN)


def groups(crowds: Sequence[Crowd]) -> Groups:
    """Give the groups of some people, by way to group."""
    return merging.together(*({way.name: way.groups} for one in crowds for way in one.dimensions))


def found(crowds: Sequence[Crowd], names: Sequence[str], merged: Merges) -> tuple[SmallGroups, ...]:
    """Tell in which of the named ways to group some groups are small, and what a merge brings.

    Groups that are merged already count as one.
    """
    known = groups(crowds)
    called = {name: named(merged, name) for name in merged}
    dimensions = {
        name: tuple(dict.fromkeys(called.get(name, {}).get(one, one) for one in known[name]))
        for name in names
        if name in known
    }
    cubes = [
        _cube(some.replace(called), population, period, dimensions)
        for population, period, some in _by_year(crowds)
    ]
    looked_at = (
        small_groups(cubes, name, MIN_GROUP, neighbours=name in IN_ORDER) for name in dimensions
    )
    return tuple(one for one in looked_at if one)


def _by_year(crowds: Sequence[Crowd]) -> Iterator[tuple[Population, str, pd.DataFrame]]:
    for population in OF_OUR_OWN:
        parts = [one.alike for one in crowds if one.population is population and len(one.alike)]
        if parts:
            for period, some in pd.concat(parts, ignore_index=True).groupby("period"):
                yield population, str(period), some


def _cube(some: pd.DataFrame, population: Population, period: str, known: Groups) -> Cube:
    dimensions = {name: (*known[name], NOT_RECORDED) for name in known if name in some}
    codes = [
        pd.Categorical(some[name].fillna(NOT_RECORDED), categories=list(every)).codes
        for name, every in dimensions.items()
    ]
    return Cube(
        population=population,
        period=period,
        dimensions=dimensions,
        codes=np.array(codes, dtype=np.int64).reshape(len(codes), len(some)).T,
        persons=some[PERSONS].to_numpy(dtype=np.int64),
        measured=(),
    )
