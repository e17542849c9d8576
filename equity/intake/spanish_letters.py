"""H and M in a column of gender: hombre and mujer, as Spanish files write them.

In English M stands for male. Where H stands beside it, and no F, it does not.
"""

from dataclasses import replace

from equity.intake.by_value import by_value
from equity.intake.headers import meanings_of
from equity.intake.sheet import Sheet
from equity.intake.spelling import fold
from equity.language import _
from equity.vocabulary import Field

_LETTERS = {"h": "Hombre", "m": "Mujer"}


def with_words_for_letters(sheet: Sheet) -> Sheet:
    """Give the sheet with words for these letters, and a note where that was done."""
    columns = {}
    for place, label in enumerate(sheet.labels):
        if Field.GENDER not in meanings_of(label):
            continue
        column = sheet.values(label)
        said = {fold(str(raw)) for raw in column.unique()}
        if said.issuperset(_LETTERS) and "f" not in said:
            columns[f"c{place}"] = by_value(column, lambda raw: _LETTERS.get(fold(raw), raw), "str")
    if not columns:
        return sheet
    note = _("H and M were read as Spanish words, hombre and mujer: boys and girls.")
    return replace(sheet, frame=sheet.frame.assign(**columns), notes=(*sheet.notes, note))
