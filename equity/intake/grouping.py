"""The dimensions of a file: the group of each row, in people-first words and fixed order."""

import re
from collections import Counter
from dataclasses import replace

import pandas as pd

from equity.intake.dictionaries import DIMENSION_LABELS, FLAGS, GROUP_ORDER, GROUP_VALUES
from equity.intake.mapping import Reading
from equity.intake.race import federal_race, in_combination
from equity.intake.repeating import different
from equity.intake.table import Check, Dimension
from equity.intake.values import Grouped, read_as_written, read_field
from equity.language import _
from equity.measures import slug
from equity.problems import Problem
from equity.vocabulary import DIMENSION_FIELDS, IN_COMBINATION, NOT_RECORDED, Field

MOST_GROUPS = 20
"""A column that a person makes a dimension of their own has at most so many groups."""

_CODES = re.compile(r"\d+(?:[,;/| ]+\d+)*")
_NAMED_AT_MOST = 5
_LONGEST_NAMED = 30
_TAKEN = frozenset(
    {
        *("person", "respondent", "period", "incident", "date", "hour", "location", "behavior"),
        *("objectivity", "action", "days", *DIMENSION_FIELDS),
    }
)
"""Names of columns of clean tables and of dimensions that all know."""


def group(reading: Reading) -> tuple[pd.DataFrame, tuple[Dimension, ...], tuple[Check, ...]]:
    """Give the group of each row in every dimension, the dimensions, and what needs a look.

    A dimension without a single known group is left out and named.
    """
    columns: dict[str, pd.Series] = {}
    dimensions: list[Dimension] = []
    checks: list[Check] = []
    for dimension, grouped in [*_known(reading), *_combined(reading), *_own(reading)]:
        present = set(different(grouped.values))
        if not present:
            checks.append(Check(_("'{label}' says nothing in any row", label=dimension.label)))
            continue
        columns[dimension.name] = grouped.values
        dimensions.append(replace(dimension, groups=in_order(dimension.groups, present)))
        checks += _new_values(dimension, grouped.unknown)
        checks += _only_yes(dimension, grouped.values, present)
        checks += _not_recorded(dimension, grouped.values)
    return pd.DataFrame(columns, index=reading.sheet.frame.index), tuple(dimensions), tuple(checks)


def _known(reading: Reading) -> list[tuple[Dimension, Grouped]]:
    found: list[tuple[Dimension, Grouped]] = []
    for field in DIMENSION_FIELDS:
        grouped = federal_race(reading) if field is Field.RACE_ETHNICITY else None
        for label in reading.mapping.labels_of(field)[:1]:
            grouped = grouped or _column(reading.sheet.values(label), field)
        if grouped:
            order = GROUP_ORDER.get(field, ())
            found.append((Dimension(field.value, DIMENSION_LABELS[field], order), grouped))
    return found


def _combined(reading: Reading) -> list[tuple[Dimension, Grouped]]:
    """Give for each race that a person chose who is of it, alone or in combination, and who not."""
    found: list[tuple[Dimension, Grouped]] = []
    for race in reading.mapping.in_combination:
        yes = _("Students who are {race}, alone or in combination", race=race)
        no = _("Students who are not {race}", race=race)
        values = in_combination(reading, race).map({True: yes, False: no}).astype("str")
        label = _("{race}, alone or in combination", race=race)
        one = Dimension(f"{IN_COMBINATION}{slug(race)}", label, (yes, no))
        found.append((one, Grouped(values, Counter())))
    return found


def _column(column: pd.Series, field: Field) -> Grouped:
    if field in GROUP_VALUES:
        return read_field(column, field)
    return Grouped(read_as_written(column), Counter())


def _own(reading: Reading) -> list[tuple[Dimension, Grouped]]:
    found: dict[str, tuple[Dimension, Grouped]] = {}
    for number, label in enumerate(reading.mapping.labels_of(Field.OWN_GROUP), start=1):
        values = read_as_written(reading.sheet.values(label))
        count = values.nunique()
        if count > MOST_GROUPS:
            raise Problem(
                _("'{label}' cannot be a group", label=label),
                _(
                    "It has {count} different values in {file}.",
                    count=count,
                    file=reading.sheet.file,
                ),
                _("Choose a column with at most {most} values, or leave it out.", most=MOST_GROUPS),
            )
        name = slug(label) or f"group_{number}"
        if name in _TAKEN or name in found:
            name = f"own_{name}_{number}"
        found[name] = (Dimension(name, label, ()), Grouped(values, Counter()))
    return list(found.values())


def disagreeing(dimension: Dimension, named: pd.DataFrame, said: pd.Series) -> list[Check]:
    """Say how many students are in different groups in different rows, where any are.

    `named` has person and period of each row, `said` the group.
    """
    people = ["person", "period"]
    pairs = named[people].assign(said=said)[said.notna()].drop_duplicates()
    count = int((pairs.groupby(people).size() > 1).sum())
    if not count:
        return []
    sentence = _(
        "'{label}' differs between the rows of the same student. The first row counts. "
        "Students: {count}",
        label=_(dimension.label),
        count=count,
    )
    return [Check(sentence, needs_a_look=True)]


def in_order(known: tuple[str, ...], present: set[str]) -> tuple[str, ...]:
    """Give the groups that are present: the known ones in their order, then the others."""
    first = [one for one in known if one in present]
    return (*first, *sorted(present.difference(first), key=_naturally))


def _naturally(text: str) -> tuple[float, str]:
    return (float(text), text) if text.isdigit() else (float("inf"), text.casefold())


def _new_values(dimension: Dimension, unknown: Counter[str]) -> list[Check]:
    if not unknown:
        return []
    label, count = _(dimension.label), len(unknown)
    codes = dimension.name == Field.RACE_ETHNICITY and all(map(_CODES.fullmatch, unknown))
    if codes:
        return [
            Check(
                _(
                    "'{label}' is written in numbers ({names}). Numbers mean different things in "
                    "different states, so we kept them as they are until you say what each means",
                    label=label,
                    names=short_names(unknown) or _("{count} different ones", count=count),
                ),
                needs_a_look=True,
            )
        ]
    sentence = _(
        "Values of '{label}' that are new to us, kept as they are: {names}",
        label=label,
        names=short_names(unknown) or _("{count} different ones", count=count),
    )
    return [Check(sentence, needs_a_look=True)]


def _only_yes(dimension: Dimension, values: pd.Series, present: set[str]) -> list[Check]:
    """Ask what blank means where a column of yes and no never says no."""
    said_no = dimension.name not in FLAGS or present != set(dimension.groups[:1])
    if said_no or values.notna().all():
        return []
    sentence = _(
        "'{label}' only says who is in the group. Does blank mean no? We do not know it, so blank "
        "is not recorded until you say what it means",
        label=_(dimension.label),
    )
    return [Check(sentence, needs_a_look=True)]


def short_names(unknown: Counter[str]) -> str:
    """Name the values where they are few and short, else give nothing."""
    if len(unknown) > _NAMED_AT_MOST or max(map(len, unknown)) > _LONGEST_NAMED:
        return ""
    return ", ".join(sorted(unknown))


def _not_recorded(dimension: Dimension, values: pd.Series) -> list[Check]:
    share = float(values.isna().mean())
    if share <= 0.05:
        return []
    return [
        Check(
            _(
                "'{label}' is not known for {percent} of 100 rows. They are shown as '{missing}'",
                label=_(dimension.label),
                percent=round(100 * share),
                missing=_(NOT_RECORDED),
            ),
            needs_a_look=True,
        )
    ]
