"""Reads wide files of agencies: schools as they are, districts and states added up by name.

Codes that a file has no column for are left out on both sides. A school is in a count only where
every cell that the count needs is a number.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np
import pandas as pd

from equity.intake.agencies import Codes, Scheme, by_name, cells_of
from equity.intake.masked_cells import MASKED, read_count
from equity.intake.places import Level
from equity.intake.published_cells import JOIN, Published
from equity.intake.sheet import Sheet
from equity.intake.spelling import plain
from equity.intake.table import Check
from equity.language import _
from equity.measures import published_measure
from equity.problems import FileRefused

Counts = tuple[pd.DataFrame, pd.DataFrame]
"""The low and the high ends of counts: a row a school, a column a codes."""

_ENDS = ("k_low", "k_high", "n_low", "n_high")


def read_wide(sheet: Sheet, scheme: Scheme, period: str) -> Published:
    """Give the cells of every school, and of every district and state added up."""
    named = by_name(sheet.labels)
    places = _places(sheet, scheme, named)
    students = cells_of(named, scheme, scheme.students)
    tables: list[pd.DataFrame] = []
    checks: list[Check] = []
    without_504 = False
    counted = pd.Series(False, index=sheet.frame.index)
    for measure, patterns in scheme.measures.items():
        outcomes = cells_of(named, scheme, patterns)
        heads = {codes: names for codes, names in students.items() if codes in outcomes}
        if not heads:
            continue
        outcomes = {codes: names for codes, names in outcomes.items() if codes in heads}
        k, n = (_added(sheet, named, cells) for cells in (outcomes, heads))
        known = k[0].notna().all(axis=1) & n[0].notna().all(axis=1)
        counted |= known
        checks += _left_out(measure, int((~known).sum()), len(known))
        silent = {codes: names for codes, names in students.items() if codes not in outcomes}
        checks += _not_told(measure, _added(sheet, named, silent)[0], scheme)
        without_504 |= len(patterns) > 1
        tables += _tables(_of(k, known), _of(n, known), places, scheme, measure)
    if not tables:
        raise FileRefused(
            _("Some of the agency's files are missing"),
            _(
                "{file} has columns of the {name}, but not all that a rate needs: the "
                "enrollment, and the counts of students without and with disabilities.",
                file=sheet.file,
                name=scheme.name,
            ),
            _("Bring the files that have them together, in one go."),
        )
    return Published(
        rows=pd.DataFrame(
            {"period": period, "place": places["school"], "level": str(Level.SCHOOL)}
        ),
        cells=_with_why(pd.concat(tables, ignore_index=True)).assign(period=period),
        reasons=pd.Series(_("a number that the rate needs is missing"), index=counted.index).where(
            ~counted
        ),
        checks=(*checks, *_without_504(without_504)),
    )


def _with_why(cells: pd.DataFrame) -> pd.DataFrame:
    """Give the cells with the reason of those that a mask leaves open."""
    masked = (cells["k_low"] < cells["k_high"]) | (cells["n_low"] < cells["n_high"])
    return cells.assign(why=pd.Series(MASKED, index=cells.index).where(masked))


def _added(sheet: Sheet, named: Mapping[str, str], cells: Mapping[Codes, list[str]]) -> Counts:
    """Give one column a codes, each the sum of its cells; missing where a cell is no count."""
    added: tuple[dict[Codes, pd.Series], ...] = ({}, {})
    for codes, names in cells.items():
        columns = [_counts(sheet.column(named[name])) for name in names]
        for end, sums in enumerate(added):
            sums[codes] = sum((one[end] for one in columns[1:]), columns[0][end])
    return pd.DataFrame(added[0]), pd.DataFrame(added[1])


def _of(counts: Counts, known: pd.Series) -> Counts:
    return counts[0][known], counts[1][known]


def _counts(column: pd.Series) -> tuple[pd.Series, pd.Series]:
    """Give the ends of each count; "<=2" is a range, any other mark no number."""
    numbers = pd.to_numeric(column, errors="coerce")
    counts = numbers.where(numbers >= 0)
    marks = [raw for raw in column.unique() if "<" in str(raw)]
    bounds = {raw: one for raw in marks if (one := read_count(raw))}
    if not bounds:
        return counts, counts
    low = column.map({raw: one.low for raw, one in bounds.items()})
    high = column.map({raw: one.high for raw, one in bounds.items()})
    return counts.fillna(low), counts.fillna(high)


def _places(sheet: Sheet, scheme: Scheme, named: Mapping[str, str]) -> pd.DataFrame:
    """Give the names of state, district and school of each row, as the file writes them."""
    parts = {}
    for part, names in scheme.places.items():
        label = next((named[name] for name in names if name in named), None)
        column = pd.Series("", index=sheet.frame.index) if label is None else sheet.column(label)
        parts[part] = column.map({raw: plain(str(raw)) for raw in column.unique()})
    school = parts["school"] + ", " + parts["district"]
    again = school.duplicated(keep=False)
    parts["school"] = school.where(~again, school + " (" + parts["school_id"] + ")")
    long_names = {name: name.title() if len(name) > 2 else name for name in parts["state"].unique()}
    parts["state"] = parts["state"].map(long_names)
    return pd.DataFrame(parts)


def _tables(
    k: Counts, n: Counts, places: pd.DataFrame, scheme: Scheme, measure: str
) -> Iterator[pd.DataFrame]:
    """Give the cells by each dimension and by two of them, in every place."""
    dimensions = list(scheme.groups)
    here = places.loc[k[0].index]
    levels = _names(here, places)
    for size in (1, 2):
        for chosen in combinations(range(len(dimensions)), size):
            ends = [_by_codes(end, chosen) for end in (*k, *n)]
            groups = [_group(scheme, chosen, str(codes)) for codes in ends[0]]
            for level, names in levels:
                added = [one.groupby(names).sum() for one in ends]
                yield pd.DataFrame(
                    {
                        "place": np.repeat(added[0].index.to_numpy(), len(groups)),
                        "level": str(level),
                        "measure": measure,
                        "dimension": JOIN.join(dimensions[place] for place in chosen),
                        "groups": groups * len(added[0]),
                        **dict(zip(_ENDS, (one.to_numpy().ravel() for one in added), strict=True)),
                        "rate_low": np.nan,
                        "rate_high": np.nan,
                    }
                )


def _by_codes(counts: pd.DataFrame, chosen: Sequence[int]) -> pd.DataFrame:
    """Add the columns that share the codes of the chosen dimensions, in the order of the codes."""
    names = [JOIN.join(str(codes).split(JOIN)[place] for place in chosen) for codes in counts]
    added = {
        codes: counts.loc[:, [one == codes for one in names]].sum(axis=1)
        for codes in dict.fromkeys(names)
    }
    return pd.DataFrame(added)


def _group(scheme: Scheme, chosen: Sequence[int], codes: Codes) -> str:
    groups = list(scheme.groups.values())
    parts = zip(chosen, codes.split(JOIN), strict=True)
    return JOIN.join(groups[place][code] for place, code in parts)


def _names(here: pd.DataFrame, everywhere: pd.DataFrame) -> list[tuple[Level, pd.Series]]:
    """Give for each level the name of the place that each school is added to.

    A total says that it is added up, and of how many schools of the file.
    """
    found = [(Level.SCHOOL, here["school"])]
    of_district = (
        _("{name}: its one school in this file"),
        _("{name}: its {all} schools in this file"),
        _("{name}: {counted} of its {all} schools in this file"),
    )
    of_state = (
        _("{name}: the one school in this file"),
        _("{name}: all {all} schools in this file, added up"),
        _("{name}: {counted} of {all} schools in this file, added up"),
    )
    for part, level, words in (
        ("district", Level.DISTRICT, of_district),
        ("state", Level.STATE, of_state),
    ):
        found.append((level, _totals(here[part], everywhere[part], words)))
    if everywhere["state"].nunique() > 1:
        whole = pd.Series(_("All states"), index=everywhere.index)
        found.append((Level.EVERYWHERE, _totals(whole.loc[here.index], whole, of_state)))
    return found


def _totals(here: pd.Series, everywhere: pd.Series, words: tuple[str, str, str]) -> pd.Series:
    """Name places by what is added up: their one school, all of several, or a part."""
    counted, all_of_it = here.value_counts().to_dict(), everywhere.value_counts().to_dict()
    the_one, whole, part = words
    names = {}
    for name, count in counted.items():
        said = part if count < all_of_it[name] else whole if count > 1 else the_one
        names[name] = said.format(name=name, counted=f"{count:,}", all=f"{all_of_it[name]:,}")
    totals: pd.Series = here.map(names)
    return totals


def _left_out(measure: str, count: int, schools: int) -> list[Check]:
    if not count:
        return []
    sentence = _(
        "Schools left out of '{measure}': {count} of {schools}. A cell that it needs holds a "
        "reserve code, so they are on neither side of any rate.",
        measure=_(published_measure(measure).label),
        count=count,
        schools=schools,
    )
    return [Check(sentence, needs_a_look=True)]


def _without_504(disciplined: bool) -> Iterator[Check]:
    """Say who is enrolled, but in no count by race of those who were disciplined."""
    if disciplined:
        yield Check(
            _(
                "Students who only have a 504 plan are enrolled, but not in the counts of "
                "discipline: the agency does not print their race. Rates can be a little higher."
            )
        )


def _not_told(measure: str, students: pd.DataFrame, scheme: Scheme) -> list[Check]:
    """Say how many students are in groups whose outcome the file does not print."""
    count = int(students.sum().sum())
    if not count:
        return []
    last = list(scheme.groups.values())[-1]
    groups = {last[str(codes).split(JOIN)[-1]] for codes in students}
    sentence = _(
        "Students of whom the file does not say '{measure}': {count} ({groups}). They are on "
        "neither side of any rate.",
        measure=_(published_measure(measure).label),
        count=count,
        groups=", ".join(_(group) for group in sorted(groups)),
    )
    return [Check(sentence)]
