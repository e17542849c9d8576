"""Values of Ed-Fi that name their list too: "uri://ed-fi.org/SexDescriptor#Female" is Female.

Source: Ed-Fi Alliance, Ed-Fi ODS / API, "Descriptor References".
"""

from dataclasses import replace

import pandas as pd

from equity.intake.by_value import by_value
from equity.intake.sheet import Sheet

_LIST = "uri://"


def with_short_values(sheet: Sheet) -> Sheet:
    """Give the sheet with the value of each descriptor, without the address of its list."""
    columns = {
        f"c{place}": by_value(sheet.values(label), short, "str")
        for place, label in enumerate(sheet.labels)
        if _values_of(sheet.values(label)).str.startswith(_LIST).any()
    }
    return replace(sheet, frame=sheet.frame.assign(**columns)) if columns else sheet


def _values_of(column: pd.Series) -> pd.Series | pd.Index:
    """Give all values of a column, each once where it is kept so: nothing is counted for this."""
    return column.cat.categories if isinstance(column.dtype, pd.CategoricalDtype) else column


def short(text: str) -> str:
    """Give what a descriptor says.

    >>> short("uri://ed-fi.org/SexDescriptor#Female"), short("Female")
    ('Female', 'Female')
    """
    return text.rpartition("#")[2] if text.startswith(_LIST) else text
