"""The ids of a file's rows: whom a row is about, and what stands there instead of an id."""

import re

import pandas as pd

from equity.intake.by_value import by_value
from equity.intake.dictionaries import is_missing
from equity.intake.identity import USUAL_ID
from equity.intake.repeating import as_text
from equity.intake.sheet import Sheet
from equity.intake.spelling import plain
from equity.language import _
from equity.problems import Problem

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
    unusual = ids[~ids.str.fullmatch(USUAL_ID).to_numpy(dtype=bool)]
    blank = unusual.index[by_value(unusual, is_missing, "bool")]
    return as_text(ids).mask(ids.index.isin(blank), _by_row(sheet, blank)) if len(blank) else ids


def _by_row(sheet: Sheet, index: pd.Index) -> pd.Series:
    places = [f"{sheet.file}|{sheet.name}|row-{row}" for row in index]
    return pd.Series(places, index=index, dtype="str")


def are_totals(ids: pd.Series) -> pd.Series:
    """Tell which rows are a total of others; few ids hold the word, so few are read closely."""
    totals = ids.str.contains("total", case=False, regex=False).to_numpy(dtype=bool, copy=True)
    totals[totals] = [bool(_TOTAL.fullmatch(raw)) for raw in ids[totals]]
    return pd.Series(totals, index=ids.index)


def are_words(ids: pd.Series) -> pd.Series:
    """Tell which of the ids are words, such as "Grade: 07" above its students.

    Where more than a tenth are, the ids of the file are written like that.
    """
    words = ids.str.contains(" ", regex=False).to_numpy(dtype=bool, copy=True)
    words[words] = [_is_in_words(raw) for raw in ids[words]]
    return pd.Series(words if words.sum() <= _FEW * len(words) else False, index=ids.index)


def _is_in_words(raw: str) -> bool:
    """Tell whether there are several words, one of them no code such as the letters of an id."""
    return " " in plain(raw) and bool(_WORD.search(raw)) and not is_missing(raw)


def refuse_shortened(ids: pd.Series, file: str) -> None:
    """Refuse ids such as 9.00E+09: a spreadsheet cut their digits off, and many look alike."""
    found = ids[ids.str.contains("E+", regex=False)]
    count = sum(bool(_SHORTENED.fullmatch(raw)) for raw in found)
    if not count:
        return
    raise Problem(
        _("A spreadsheet has shortened the student IDs"),
        _(
            "IDs of {file} that look like 9.00E+09: {count}. Different students have the same "
            "one now.",
            file=file,
            count=count,
        ),
        _("Bring the file as the school's system exports it, not saved by a spreadsheet."),
    )
