"""Reads wide files of agencies: schools as they are, districts and states added up by name.

Codes that a file has no column for are left out on both sides. A school is in a count only where
every cell that the count needs is a number.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np
import pandas as pd

from equity.intake.agencies import Codes, Scheme, by_name, cells_of
from equity.intake.places import Level
from equity.intake.published_cells import JOIN, Published
from equity.intake.sheet import Sheet
from equity.intake.spelling import plain
from equity.intake.table import Check
from equity.language import _
from equity.measures import published_measure
from equity.problems import FileRefused


def read_wide(sheet: Sheet, scheme: Scheme, period: str) -> Published:
    """Give the cells of every school, and of every district and state added up."""
    named = by_name(sheet.labels)
    places = _places(sheet, scheme, named)
    students = cells_of(named, scheme, scheme.students)
    tables: list[pd.DataFrame] = []
    checks: list[Check] = []
    counted = pd.Series(False, index=sheet.frame.index)
    for measure, patterns in scheme.measures.items():
        outcomes = cells_of(named, scheme, patterns)
        heads = {codes: names for codes, names in students.items() if codes in outcomes}
        if not heads:
            continue
        outcomes = {codes: names for codes, names in outcomes.items() if codes in heads}
        k, n = (_added(sheet, named, cells) for cells in (outcomes, heads))
        known = k.notna().all(axis=1) & n.notna().all(axis=1)
        counted |= known
        checks += _left_out(measure, int((~known).sum()), len(known))
        silent = {codes: names for codes, names in students.items() if codes not in outcomes}
        checks += _not_told(measure, _added(sheet, named, silent), scheme)
        tables += _tables(k[known], n[known], places, scheme, measure)
    if not tables:
        raise FileRefused(
            _("The numbers of students are missing"),
            _(
                "{file} has columns of the {name}, but not those of the outcome and of the "
                "enrollment together.",
                file=sheet.file,
                name=scheme.name,
            ),
            _("Bring the files of both together, in one go."),
        )
    return Published(
        rows=pd.DataFrame(
            {"period": period, "place": places["school"], "level": str(Level.SCHOOL)}
        ),
        cells=pd.concat(tables, ignore_index=True).assign(period=period, why=None),
        reasons=pd.Series(_("a reserve code in a needed cell"), index=counted.index).where(
            ~counted
        ),
        checks=tuple(checks),
    )


def _added(
    sheet: Sheet, named: Mapping[str, str], cells: Mapping[Codes, list[str]]
) -> pd.DataFrame:
    """Give one column a codes, each the sum of its cells; missing where a cell is no count."""
    added: dict[Codes, pd.Series] = {}
    for codes, names in cells.items():
        columns = [_counts(sheet.column(named[name])) for name in names]
        added[codes] = sum(columns[1:], columns[0])
    return pd.DataFrame(added)


def _counts(column: pd.Series) -> pd.Series:
    numbers = pd.to_numeric(column, errors="coerce")
    counts: pd.Series = numbers.where(numbers >= 0)
    return counts


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
    k: pd.DataFrame, n: pd.DataFrame, places: pd.DataFrame, scheme: Scheme, measure: str
) -> Iterator[pd.DataFrame]:
    """Give the cells by each dimension and by two of them, in every place."""
    dimensions = list(scheme.groups)
    here = places.loc[k.index]
    levels = _names(here, places)
    for size in (1, 2):
        for chosen in combinations(range(len(dimensions)), size):
            parts = (_by_codes(k, chosen), _by_codes(n, chosen))
            groups = [_group(scheme, chosen, str(codes)) for codes in parts[0]]
            for level, names in levels:
                counts, heads = (one.groupby(names).sum() for one in parts)
                yield pd.DataFrame(
                    {
                        "place": np.repeat(counts.index.to_numpy(), len(groups)),
                        "level": str(level),
                        "measure": measure,
                        "dimension": JOIN.join(dimensions[place] for place in chosen),
                        "groups": groups * len(counts),
                        **_ends("k", counts.to_numpy().ravel()),
                        **_ends("n", heads.to_numpy().ravel()),
                        "rate_low": np.nan,
                        "rate_high": np.nan,
                    }
                )


def _ends(name: str, values: np.ndarray) -> dict[str, np.ndarray]:
    return {f"{name}_low": values, f"{name}_high": values}


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
