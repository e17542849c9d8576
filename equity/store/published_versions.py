"""Two published tables that say different numbers of the same groups: which counts is asked."""

from collections.abc import Sequence

import pandas as pd
from duckdb import DuckDBPyConnection

from equity.intake.table import Check, CleanTable
from equity.language import _
from equity.problems import Problem

# ruff: noqa: S608 - only names of our own columns are put into SQL, values never are

_KEY = ["period", "place", "measure", "dimension", "groups"]
_AT_LEAST = {"k": 0.5, "n": 0.5, "rate": 0.006}
"""So far apart two printed numbers differ: counts by one, shares by more than rounding."""


def refuse_two(tables: Sequence[CleanTable]) -> None:
    """Raise a Problem where two files that come together differ about one group of one place.

    They may be two subjects, two terms or two versions; nothing in the numbers tells which.
    """
    cells = [one.cells.assign(file=one.file) for one in tables if one.cells is not None]
    if len(cells) < 2:
        return
    together = pd.concat(cells, ignore_index=True)
    keys = [together[name] for name in _KEY]
    for number, apart in _AT_LEAST.items():
        low, high = together[f"{number}_low"], together[f"{number}_high"]
        exact = low.where(low == high)
        spread = exact.groupby(keys).transform("max") - exact.groupby(keys).transform("min")
        if (differ := together[spread > apart]).empty:
            continue
        group = (differ[_KEY] == differ.iloc[0][_KEY]).all(axis=1)
        files = ", ".join(differ[group]["file"].unique())
        raise _different(files, len(differ[_KEY].drop_duplicates()))


def _different(files: str, count: int) -> Problem:
    return Problem(
        _("Two tables tell different numbers of the same groups"),
        _(
            "In {files} groups of one outcome, year and place have two numbers each: {count} of "
            "them. Nothing tells which one counts.",
            files=files,
            count=count,
        ),
        _("Bring the one that you want to look at, such as one subject or the newer file."),
    )


def replaced(cursor: DuckDBPyConnection, incoming: str) -> list[Check]:
    """Say how many numbers of earlier files the new cells (a query) take the place of."""
    differ = " OR ".join(
        f"(new.{name}_low = new.{name}_high AND old.{name}_low = old.{name}_high "
        f"AND abs(new.{name}_low - old.{name}_low) > {apart})"
        for name, apart in _AT_LEAST.items()
    )
    ((count,),) = cursor.execute(
        f"SELECT count(*) FROM ({incoming}) AS new JOIN published AS old "
        f"USING ({', '.join(_KEY)}) WHERE {differ}"
    ).fetchall()
    if not count:
        return []
    sentence = _(
        "Published numbers of the same outcome, year, place and group that were here already and "
        "differ: {count}. What you brought now takes their place.",
        count=count,
    )
    return [Check(sentence, needs_a_look=True)]
