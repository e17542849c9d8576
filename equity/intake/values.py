"""Values of a column read as groups; what nobody knows is kept as it is written."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pandas as pd

from equity.intake.by_value import by_value
from equity.intake.dictionaries import (
    FLAGS,
    GROUP_VALUES,
    NOT_GROUPS,
    is_missing,
    look_up,
)
from equity.intake.repeating import counted, different
from equity.intake.spelling import fold, plain
from equity.vocabulary import Field

_EVERYBODY = frozenset({"all", "all students", "total"})


@dataclass(frozen=True, slots=True, eq=False)
class Grouped:
    """The group of each row (categories, missing where unknown), and rows by value new to us."""

    values: pd.Series
    unknown: Counter[str]


def read_groups(
    column: pd.Series, understand: Callable[[str], str | None], no_group: frozenset[str]
) -> Grouped:
    """Read each value once: known values become their group, `no_group` and blanks are missing.

    Other values are kept; of spellings that differ in case or invisible marks the most used stays.
    """
    groups: dict[str, str | None] = {}
    spellings: dict[str, str] = {}
    unknown: Counter[str] = Counter()
    for raw, rows in counted(column).items():
        text = plain(str(raw))
        group = understand(str(raw))
        if group is None and not is_missing(text) and fold(text) not in no_group:
            group = spellings.setdefault(fold(text), text)
            unknown[group] += int(rows)
        groups[str(raw)] = group
    return Grouped(by_value(column, groups, "category"), unknown)


def read_field(column: pd.Series, field: Field) -> Grouped:
    """Read the groups of a field that the dictionaries know."""
    table = GROUP_VALUES[field]
    if field in FLAGS and _is_true_or_false(column):
        table = {"t": table["true"], "f": table["false"]}
    if field in FLAGS and are_codes(column):
        table = {word: group for word, group in table.items() if word not in {"0", "1"}}
    return read_groups(column, lambda text: look_up(table, text), NOT_GROUPS[field])


def put_together(columns: Sequence[pd.Series], field: Field) -> pd.Series:
    """Give all that several columns of one field say of a row in one text, commas between.

    >>> put_together([pd.Series(["Asian"]), pd.Series(["White"])], Field.RACE_ETHNICITY)[0]
    'Asian, White'
    """
    if len(columns) == 1:
        return columns[0]
    together, *others = [_said(column, field) for column in columns]
    for one in others:
        together = together.str.cat(one)
    return together.str.removesuffix(", ")


def _said(column: pd.Series, field: Field) -> pd.Series:
    nothing = NOT_GROUPS[field]
    return by_value(
        column,
        lambda raw: "" if is_missing(raw) or fold(raw) in nothing else f"{raw}, ",
        "str",
    )


def read_as_written(column: pd.Series) -> pd.Series:
    """Give the values in one spelling each, missing where nothing is known or all are meant."""
    return read_groups(column, lambda _text: None, _EVERYBODY).values


def are_codes(column: pd.Series) -> bool:
    """Tell whether 0 and 1 stand among other digits: then they are codes, and no yes or no.

    >>> are_codes(pd.Series(["1", "2", ""])), are_codes(pd.Series(["1", "0", ""]))
    (True, False)
    """
    digits = {fold(raw) for raw in different(column) if fold(raw).isdigit() and len(fold(raw)) == 1}
    return not digits <= {"0", "1"}


def _is_true_or_false(column: pd.Series) -> bool:
    """Tell whether "t" and "f" stand for true and false, not for lunch codes and the like."""
    return {fold(raw) for raw in different(column) if not is_missing(raw)} == {"t", "f"}
