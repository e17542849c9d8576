"""What the sums of a published table tell: counts of events, and shares that are no rates.

Races share no student, and girls and boys share none, so their numbers must fit together.
"""

import math

import pandas as pd

from equity.intake.mapping import Reading
from equity.language import _
from equity.problems import FileRefused
from equity.vocabulary import Field

_WITHOUT_OVERLAP = [Field.RACE_ETHNICITY.value, Field.GENDER.value]
_ROUNDED = 0.02
_NEAR, _NEAR_WHOLE = 0.0006, 0.006
"""So far a percent with one decimal, or without, is from the part that it is."""
_GROUPS = 3
_HALF = 0.5
_PLACE = ["period", "place", "measure"]


def widened_wholes(cells: pd.DataFrame) -> pd.DataFrame:
    """Give the cells with no hidden number of all students under that of one of their groups.

    Who hides a large number, so that nobody subtracts, uses the mark that small numbers have.
    """
    least = cells[cells["dimension"] != ""].groupby(_PLACE, dropna=False)["k_low"].max()
    wholes = cells[(cells["dimension"] == "") & cells["why"].notna()]
    if wholes.empty or least.empty:
        return cells
    most_of_one = least.reindex(pd.MultiIndex.from_frame(wholes[_PLACE])).to_numpy()
    under = (wholes["k_high"] < most_of_one).to_numpy()
    if not under.any():
        return cells
    cells = cells.copy()
    at = (cells["dimension"] == "") & cells["why"].notna()
    at[at] = under
    cells.loc[at, "k_low"] = most_of_one[under]
    cells.loc[at, "k_high"] = cells.loc[at, "n_high"].fillna(math.inf)
    return cells


def leave_out_events(cells: pd.DataFrame, reasons: pd.Series) -> pd.Series:
    """Leave out groups that together have more with the outcome than all students have."""
    kept = cells[reasons.isna()]
    whole = kept[kept["dimension"] == ""].set_index(_PLACE)["k_high"].dropna()
    single = kept[kept["dimension"].isin(_WITHOUT_OVERLAP)]
    if whole.empty or single.empty:
        return reasons
    added = single.groupby([*_PLACE, "dimension"])["k_low"].sum()
    most = whole.reindex(pd.MultiIndex.from_tuples([one[:-1] for one in added.index])).to_numpy()
    over = added[added > most * (1 + _ROUNDED) + 2].index
    named = pd.MultiIndex.from_frame(single[[*_PLACE, "dimension"]])
    return reasons.mask(
        reasons.index.isin(single.index[named.isin(over)]),
        _("its groups have more together than all students, so they count events"),
    )


def _are_parts(cells: pd.DataFrame, number: str, *, but: str) -> bool:
    """Tell whether the percents are these numbers divided by one sum in each place.

    Rates are divided by the students of each group, which are not the same number for all.
    """
    low, high = f"{number}_low", f"{number}_high"
    exact = cells[(cells[low] == cells[high]) & (cells["rate_low"] == cells["rate_high"])]
    exact = exact[(exact[low] > 0) & exact[f"{but}_low"].isna()]
    near = _NEAR_WHOLE if _are_whole(exact["rate_low"]) else _NEAR
    told = [
        ((place[low] / place[low].sum() * place["rate_low"].sum() - place["rate_low"]).abs()).max()
        for _name, place in exact.groupby(_PLACE)
        if len(place) >= _GROUPS
        and place["rate_low"].sum() > _HALF
        and place["rate_low"].nunique() > 1
    ]
    return bool(told) and max(told) <= near


def _are_whole(rates: pd.Series) -> bool:
    return bool(((rates * 100).round(6) % 1 == 0).all())


def refuse_parts_of_a_whole(reading: Reading, cells: pd.DataFrame) -> None:
    """Refuse percents that add up to 100 in every place, or are parts of one sum: no rates."""
    if _are_parts(cells, "k", but="n") or _are_parts(cells, "n", but="k"):
        raise FileRefused(
            _("The percents say how large each group is"),
            _(
                "In {file} each percent is a group's part of the students of all groups, not how "
                "often something happens to the group.",
                file=reading.sheet.file,
            ),
            _("Bring a file with the number of all students of each group, or with rates."),
        )
    single = cells[cells["dimension"].isin(_WITHOUT_OVERLAP)]
    exact = single[single["rate_low"].notna() & (single["rate_low"] == single["rate_high"])]
    added = exact.groupby([*_PLACE, "dimension"])["rate_low"].agg(["sum", "size"])
    several = added[added["size"] > 1]
    if several.empty or ((several["sum"] - 1).abs() > _ROUNDED).any():
        return
    raise FileRefused(
        _("The percents add up to 100"),
        _(
            "In {file} the percents of all groups are 100 together, so each says how large a "
            "group is, not how often something happens to it.",
            file=reading.sheet.file,
        ),
        _(
            "Choose the column that says how many students of each group had the outcome, or bring "
            "a table that has it."
        ),
    )
