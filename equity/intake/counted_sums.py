"""Totals of tables that only count: set apart from their parts, and held against the sum of them.

Only numbers that are all printed are added up, and never to find one that is masked or missing.
"""

from collections.abc import Iterator, Sequence

import pandas as pd

from equity.intake.published_words import is_whole
from equity.intake.table import Check
from equity.language import _
from equity.measures import COUNTED

_PLACE = ["period", "place", "measure"]
_GROUP = ["period", "place", "dimension", "groups"]


def another_total(cells: pd.DataFrame, reasons: pd.Series, events: pd.Series) -> pd.Series:
    """Leave out the total that the groups do not add up to, where a table has two.

    Beside a line of all events stands one of all students, each once, and the groups count one of
    the two. `events` tells the rows of the first; where no sum tells, both are left out.
    """
    everyone = reasons.isna() & (cells["dimension"] == "")
    of_events, of_students = cells[everyone & events], cells[everyone & ~events]
    if of_events.empty or of_students.empty:
        return reasons
    added = _sums_of_groups(cells)
    fits = [sum(_agree(added, one, _PLACE)) for one in (of_events, of_students)]
    if fits[0] <= fits[1]:
        why = _("it counts events, and the groups count students")
        reasons = reasons.mask(everyone & events, why)
    if fits[1] <= fits[0]:
        why = _("it counts each student once, and the groups count events")
        reasons = reasons.mask(everyone & ~events, why)
    return reasons


def checked(cells: pd.DataFrame) -> Iterator[Check]:
    """Say whether groups add up to all students, and kinds to the total of all kinds."""
    whole = cells[cells["dimension"] == ""]
    yield from _told(
        _agree(_sums_of_groups(cells), whole, _PLACE),
        "The groups add up to the total of their place in all {all} sums",
        "Groups that do not add up to the total of their place: {count} of {all} sums. There no "
        "parts are shown, only counts",
    )
    yield from _of_kinds(cells)


def _of_kinds(cells: pd.DataFrame) -> Iterator[Check]:
    kinds = cells["measure"].dropna().unique()
    totals = [one for one in kinds if is_whole(one.removeprefix(COUNTED))]
    parts = cells[~cells["measure"].isin(totals)]
    yield from _told(
        _agree(_exact_sums(parts, _GROUP), cells[cells["measure"].isin(totals)], _GROUP),
        "All kinds together are the printed total in all {all} sums",
        "Kinds that are not the printed total of all kinds together: {count} of {all} sums. Each "
        "number stays as it is printed",
    )


def _told(agree: Sequence[bool], where_all_do: str, where_not: str) -> Iterator[Check]:
    """Say in how many sums a total is that of its parts; nothing where there is no sum."""
    if agree and all(agree):
        yield Check(_(where_all_do, all=len(agree)))
    elif agree:
        sentence = _(where_not, count=len(agree) - sum(agree), all=len(agree))
        yield Check(sentence, needs_a_look=True)


def _sums_of_groups(cells: pd.DataFrame) -> pd.Series:
    """Add up each way to group where all groups that the table knows have a printed number."""
    parts = cells[cells["dimension"] != ""]
    known = parts.groupby("dimension")["groups"].nunique()
    found = _exact_sums(parts, [*_PLACE, "dimension"], fewest=known)
    return found.droplevel("dimension")


def _exact_sums(
    cells: pd.DataFrame, by: Sequence[str], *, fewest: pd.Series | None = None
) -> pd.Series:
    """Add up several cells that are all printed; `fewest` by dimension."""
    exact = cells["k_low"] == cells["k_high"]
    found = (
        cells.assign(exact=exact)
        .groupby(list(by), dropna=False)
        .agg(sum=("k_low", "sum"), size=("k_low", "size"), exact=("exact", "all"))
    )
    good = found["exact"] & (found["size"] > 1)
    if fewest is not None:
        dimensions = found.index.get_level_values("dimension")
        good &= found["size"].to_numpy() == fewest.reindex(dimensions).to_numpy()
    return found.loc[good, "sum"]


def _agree(sums: pd.Series, totals: pd.DataFrame, by: Sequence[str]) -> list[bool]:
    """Tell of each sum that has a printed total whether it is that total."""
    exact = totals[totals["k_low"] == totals["k_high"]].drop_duplicates(list(by))
    printed = exact.set_index(list(by))["k_low"].reindex(sums.index)
    compared = sums[printed.notna().to_numpy()]
    return (compared == printed.dropna()).tolist()
