"""The layouts in which agencies publish, each with what its file says, read by plain Python.

Every number is invented; the README beside the files names the agency whose layout it is.
"""

import csv
import json
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from equity.intake.cleaning import clean
from equity.intake.mapping import Reading
from equity.intake.table import CleanTable
from published_files import read, real

FOLDER = Path(__file__).with_name("data") / "layouts"

BLACK, WHITE = "Black or African American", "White"
HISPANIC = "Hispanic or Latino"
NOTHING = (math.nan, math.nan)

Group = tuple[str, str]
Ends = tuple[float, float]


@dataclass(frozen=True, kw_only=True)
class Layout:
    """A long file: its columns, the rows of one place, the groups, and what its masks leave open.

    `masks` are spelling -> ends of a count and of a share. `kept` are the groups of all its rows.
    """

    file: str
    measure: str
    place: str
    period: str
    rows: dict[str, str]
    group: str
    groups: dict[str, Group]
    count: str
    students: str | None
    rate: str | None
    masks: dict[str, tuple[Ends, Ends]] = field(default_factory=dict)
    kind: str | None = None
    above: int = 0

    def expected(self) -> Iterator[tuple[Group, tuple[Ends, Ends, Ends]]]:
        """Give each group of the place with the ends of its count, its students and its share."""
        with (FOLDER / self.file).open(encoding="utf-8", newline="") as text:
            lines = text.readlines()[self.above :]
        delimiter = "\t" if self.file.endswith(".txt") else ","
        for row in csv.DictReader(lines, delimiter=delimiter):
            if any(row[name] != value for name, value in self.rows.items()):
                continue
            name = row[self.group] if self.kind is None else f"{row[self.kind]}: {row[self.group]}"
            texts = [row[one] if one else "" for one in (self.count, self.students, self.rate)]
            numbers = (
                self._ends(texts[0], share=False),
                self._ends(texts[1], share=False),
                self._ends(texts[2], share=True),
            )
            if numbers[0] != NOTHING or numbers[2] != NOTHING:
                yield self.groups[name], numbers

    def _ends(self, text: str, *, share: bool) -> Ends:
        if text in self.masks:
            return self.masks[text][share]
        if not text:
            return NOTHING
        number = float(text.replace(",", "").replace("%", ""))
        return (number / 100, number / 100) if share else (number, number)


def readings(file: str) -> tuple[Reading, ...]:
    """Read a file of the folder; sheets that nobody knows are left out."""
    return tuple(one for one in read(real(FOLDER / file)) if one.mapping.kind is not None)


def cleaned(reading: Reading) -> CleanTable:
    """Give the clean table of a reading."""
    return clean(reading, key=b"k" * 32, period=None)


def numbers(table: CleanTable, place: str, measure: str) -> dict[Group, list[float]]:
    """Give the six ends of each group of a place; two cells of one group fail."""
    cells = table.cells[(table.cells["place"] == place) & (table.cells["measure"] == measure)]
    single = cells[~cells["dimension"].str.contains("\x1f")]
    ends = ["k_low", "k_high", "n_low", "n_high", "rate_low", "rate_high"]
    keys = zip(single["dimension"], single["groups"], strict=True)
    found = dict(zip(keys, single[ends].to_numpy().tolist(), strict=True))
    assert len(found) == len(single)
    return {key: row for key, row in found.items() if key[0] != "grade"}


def _layout(known: dict[str, Any]) -> Layout:
    masks = {
        spelled: tuple(NOTHING if ends is None else (ends[0], ends[1]) for ends in both)
        for spelled, both in known["masks"].items()
    }
    groups = {spelled: (name, group) for spelled, (name, group) in known["groups"].items()}
    return Layout(**(known | {"masks": masks, "groups": groups}))


LONG = tuple(map(_layout, json.loads((FOLDER / "layouts.json").read_text("utf-8"))))
"""The long files, as `layouts.json` beside them describes each."""
