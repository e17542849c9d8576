"""The ids of a file's rows: whom a row is about, and what stands there instead of an id."""

import re
from collections.abc import Callable

import numpy as np
import pandas as pd

from equity.intake.by_value import by_value
from equity.intake.dictionaries import is_missing
from equity.intake.identity import USUAL_ID
from equity.intake.repeating import as_text
from equity.intake.sheet import Sheet
from equity.intake.spelling import plain
from equity.language import _
from equity.problems import FileRefused

_TOTAL = re.compile(
    r"\D*\b(?:sub-?)?totals?\b\D*|(?:grand |sub-?)?totals?\b.*", re.IGNORECASE | re.DOTALL
)
_SHORTENED = re.compile(r"\s*\d\.\d+E\+\d+\s*")
_WORD = re.compile(r"[^\W\d_]{3}")
_FEW = 0.1


def own_ids(sheet: Sheet, ids: pd.Series | None) -> pd.Series:
    """Give the id of each row; a row without one is known by its place in the file."""
    if ids is None:
        return _by_row(sheet, sheet.frame.index)
    odd = ids.iloc[odd_ones(ids)]
    blank = odd.index[by_value(odd, is_missing, "bool")]
    return as_text(ids).mask(ids.index.isin(blank), _by_row(sheet, blank)) if len(blank) else ids


def _by_row(sheet: Sheet, index: pd.Index) -> pd.Series:
    places = [f"{sheet.file}|{sheet.name}|row-{row}" for row in index]
    return pd.Series(places, index=index, dtype="str")


def odd_ones(ids: pd.Series) -> np.ndarray:
    """Give the places of all that is not one word with a digit: what is no id is among them."""
    return np.flatnonzero(~ids.str.fullmatch(USUAL_ID).to_numpy(dtype=bool))


def all_differ(sheet: Sheet, label: str) -> bool:
    """Tell whether no two rows can have one id, however it is written."""
    ids = sheet.values(label)
    return sheet.told(label).different == len(ids) and not len(odd_ones(ids))


def are_totals(ids: pd.Series, odd: np.ndarray) -> pd.Series:
    """Tell which rows are a total of others; only the odd ones are read."""
    words = ids.iloc[odd].str.contains("total", case=False, regex=False).to_numpy(dtype=bool)
    return _marked(ids, odd[words], lambda raw: bool(_TOTAL.fullmatch(raw)))


def are_words(ids: pd.Series, odd: np.ndarray) -> pd.Series:
    """Tell which of the ids are words, such as "Grade: 07" above its students.

    Where more than a tenth are, the ids of the file are written like that.
    """
    several = ids.iloc[odd].str.contains(" ", regex=False).to_numpy(dtype=bool)
    words = _marked(ids, odd[several], _is_in_words)
    return words if words.sum() <= _FEW * len(words) else pd.Series(False, index=ids.index)


def _marked(ids: pd.Series, places: np.ndarray, is_one: Callable[[str], bool]) -> pd.Series:
    marks = np.zeros(len(ids), dtype=bool)
    marks[places] = [is_one(raw) for raw in ids.iloc[places]]
    return pd.Series(marks, index=ids.index)


def _is_in_words(raw: str) -> bool:
    """Tell whether there are several words, one of them no code such as the letters of an id."""
    return " " in plain(raw) and bool(_WORD.search(raw)) and not is_missing(raw)


def refuse_shortened(odd: pd.Series, file: str) -> None:
    """Refuse ids such as 9.00E+09: a spreadsheet cut their digits off, and many look alike."""
    found = odd[odd.str.contains("E+", regex=False)]
    count = sum(bool(_SHORTENED.fullmatch(raw)) for raw in found)
    if not count:
        return
    raise FileRefused(
        _("A spreadsheet has shortened the student IDs"),
        _(
            "IDs of {file} that look like 9.00E+09: {count}. Different students have the same "
            "one now.",
            file=file,
            count=count,
        ),
        _("Bring the file as the school's system exports it, not saved by a spreadsheet."),
    )
