"""Cells that hold a count and its percent, as in "20 (25.0%)" or "20 of 80 (25%)", cut in columns.

Which of the two numbers is the percent its sign tells, or the name of the column. Whether the other
one counts those with the outcome or all students of the group is told by the numbers themselves:
of 20 students nobody has 13 percent.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from equity.intake.by_value import by_value
from equity.intake.heads import are_heads, with_point
from equity.intake.masked_cells import is_mask, is_number, is_silent
from equity.intake.published_wide import are_ids
from equity.intake.sheet import Sheet
from equity.intake.spelling import plain
from equity.language import _

_PAIR = re.compile(
    r"(?P<first>[^()\[\]|;]+?) ?(?:\((?P<round>[^()]+)\)|\[(?P<square>[^\[\]]+)\]"
    r"|[|;](?P<bar>[^()\[\]|;]+))"
)
_OF = re.compile(r"(?P<count>\S+) ?(?:/|out of|of) ?(?P<students>[\d,.]+)")
_N = r"(?:\b(?:n|no|num|number|count)\b\.?|#)"
_PERCENT = r"(?:%|\bpct\b\.?|\bpercent\b)"
_PERCENT_LAST = re.compile(rf"[\s,:-]*{_N}?\s*[(/&,]?\s*{_PERCENT}\s*\)?$", re.IGNORECASE)
_PERCENT_FIRST = re.compile(rf"[\s,:-]*{_PERCENT}\s*[(/&,]?\s*{_N}\s*\)?$", re.IGNORECASE)
_LAST_N = re.compile(r"\s*\(n\)$", re.IGNORECASE)
_TELLING = re.compile(r"[(\[|;]")
_SAMPLE = 200

_COUNT, _HEADS, _UNSURE, _SHARE = "how many", "of how many", "n", "percent"
"""How the columns are called behind their own name; `claim_of` knows these words."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """What one cell says: a count, of how many students, and a percent; "" where it does not."""

    count: str = ""
    students: str = ""
    percent: str = ""
    is_pair: bool = False
    percent_first: bool = False

    @property
    def with_sign(self) -> str:
        """The percent of a pair with its sign, whatever its column says."""
        bare = self.is_pair and self.percent[-1:].isdigit()
        return f"{self.percent}%" if bare else self.percent


def with_pairs_apart(sheet: Sheet) -> Sheet:
    """Give the sheet with a column for each number of such cells, and a note where that was done.

    Rows about single students stay as they are: no group has a count there.

    >>> apart = _cells(["20 (25.0%)", "*", "5 of 40 (12.5%)"], "Black")
    >>> [(one.count, one.students, one.percent) for one in apart.values()]
    [('20', '', '25.0%'), ('*', '', '*'), ('5', '40', '12.5%')]
    """
    labels: list[str] = []
    columns: list[pd.Series] = []
    found: list[str] = []
    for label in sheet.labels:
        values = sheet.values(label)
        cells = _cells(values.unique(), label) if _may_have_pairs(values, label) else {}
        if not cells:
            labels.append(label)
            columns.append(values)
            continue
        found.append(label)
        for part, texts in _parts(cells).items():
            labels.append(": ".join(filter(None, (_bare(label), part))))
            columns.append(by_value(values, texts, "str"))
    of_students = any(are_ids(sheet, label) for label in sheet.labels) if found else False
    if not found or of_students or len({one.casefold() for one in labels}) < len(labels):
        return sheet
    note = _(
        "Cells with a number and its percent, such as 20 (25%), were read as two columns: {labels}",
        labels=", ".join(f"'{one}'" for one in found),
    )
    frame = pd.concat(columns, axis=1).set_axis([f"c{at}" for at in range(len(labels))], axis=1)
    return replace(sheet, labels=tuple(labels), frame=frame, notes=(*sheet.notes, note))


def _may_have_pairs(values: pd.Series, label: str) -> bool:
    some = values.iloc[:: -(-len(values) // _SAMPLE) or 1]
    told = (str(raw) for raw in some if _TELLING.search(raw) and len(raw) < _SAMPLE)
    return any(_read(raw, label).is_pair for raw in told)


def _cells(texts: Iterable[str], label: str) -> dict[str, _Cell]:
    """Give what each different cell says, nothing where they are not mostly such cells."""
    cells = {str(raw): _read(str(raw), label) for raw in texts}
    orders = {one.percent_first for one in cells.values() if one.is_pair}
    if len(orders) == 1:  # other cells of the column tell what "20 (*)" leaves open
        (usual,) = orders
        cells = {
            raw: one if one.count or one.percent else _read(raw, label, usual)
            for raw, one in cells.items()
        }
    said = [one for raw, one in cells.items() if not (is_silent(raw) or is_mask(raw))]
    pairs = sum(one.is_pair for one in said)
    all_read = all(one.count or one.percent for one in said)
    return cells if all_read and pairs and 2 * pairs >= len(said) else {}


def _read(raw: str, label: str, usual: bool | None = None) -> _Cell:
    """Read a cell; `usual` tells whether percents come first where it does not."""
    text = plain(raw)
    if is_silent(text) or (is_mask(text) and "%" not in text):
        return _Cell(count=raw, percent=raw)
    if is_number(text) or is_mask(text):
        return _Cell(percent=text) if "%" in text else _Cell(count=text)
    found = _PAIR.fullmatch(text)
    if not found:
        return _Cell()
    first, second = found["first"], found["round"] or found["square"] or found["bar"]
    percent_first = _percent_first(first, second, label)
    if percent_first is None and usual is None:
        return _Cell()
    if percent_first is None:
        percent_first = usual is True
    count, percent = (second, first) if percent_first else (first, second)
    count = re.sub(r"^n ?= ?", "", count.strip(), flags=re.IGNORECASE)
    of = _OF.fullmatch(count)
    number, students = (of["count"], of["students"]) if of else (count, "")
    if not all(map(_says_a_number, filter(None, (number, percent, students)))):
        return _Cell()
    return _Cell(number, students, percent.strip(), True, percent_first)


def _says_a_number(text: str) -> bool:
    number = with_point(text)
    return is_number(number) or is_mask(number)


def _percent_first(first: str, second: str, label: str) -> bool | None:
    """Tell which of two numbers is the percent, None where nothing does."""
    signs = ("%" in first, "%" in second)
    if signs[0] != signs[1]:
        return signs[0]
    if any(signs):
        return None
    if _PERCENT_FIRST.search(label):
        return True
    return False if _PERCENT_LAST.search(label) else None


def _bare(label: str) -> str:
    return _LAST_N.sub("", _PERCENT_LAST.sub("", _PERCENT_FIRST.sub("", label)))


def _parts(cells: dict[str, _Cell]) -> dict[str, dict[str, str]]:
    """Give the columns that the cells become: name -> what each cell says there."""
    pairs = [one for one in cells.values() if one.is_pair]
    parts = {_number_means(pairs): {raw: one.count for raw, one in cells.items()}}
    if any(one.students for one in pairs):
        parts = {_COUNT: parts.popitem()[1]}
        parts[_HEADS] = {raw: one.students for raw, one in cells.items()}
    parts[_SHARE] = {raw: one.with_sign for raw, one in cells.items()}
    return parts


def _number_means(pairs: Sequence[_Cell]) -> str:
    heads = are_heads((one.count, one.percent) for one in pairs)
    if heads is None:
        return _UNSURE if any(one.percent_first for one in pairs) else _COUNT
    return _HEADS if heads else _COUNT
