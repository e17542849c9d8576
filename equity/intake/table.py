"""A clean table: what the store keeps, and the report of how it came about."""

from dataclasses import dataclass

import pandas as pd

from equity.intake.sheet import Listed
from equity.vocabulary import FileKind


@dataclass(frozen=True, slots=True)
class Dimension:
    """A way to group people: `name` on the command line and in links, `label` on the screen.

    `groups` are all its groups in the fixed order of every screen, without "Not recorded".
    `only_filters`: people can be narrowed by it, not compared (the places of published files).
    """

    name: str
    label: str
    groups: tuple[str, ...]
    only_filters: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One survey question: `key` is safe in a link and names a column of the clean table.

    `labels` are the answers from least to most of the scale; `favourable` the positions (from 0)
    that are good news, already turned where the item is reverse-worded.
    """

    key: str
    text: str
    topic: str
    labels: tuple[str, ...]
    favourable: tuple[int, ...]
    neutral: tuple[int, ...]
    reverse: bool


@dataclass(frozen=True, slots=True)
class Check:
    """One finding of the check report: a whole plain sentence, and whether it needs a look."""

    sentence: str
    needs_a_look: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class CleanTable:
    """The rows of one file, ready to store; names and contacts are gone, ids are keyed hashes.

    Columns of `frame` by kind (text unless said; the groups of dimensions may be categories of
    text; missing is None):
    roster     person, period, one column per dimension named by it
    incidents  person, period, incident, date (datetime64), hour (Int64), location, behavior,
               objectivity, action, days (Float64), one column per dimension named by it
    survey     respondent, period, answered_by (a Population), one column per dimension, one per
               item key (Int8: position of the answer on the scale from 0, <NA> for no answer)
    attendance person, period, date (datetime64, of a row about one day), absent, enrolled, chronic
               (Float64; days, and 1 or 0)
    academics  person, period, passed, points, advanced, gpa (Float64)
    tests      person, period, english, math, science, test (Float64: 1 met the standard, 0 not;
               `test` where nothing says which subject it is)
    discipline_totals  person, period, suspended, incidents (Float64: how many; missing is unknown)
    voices     respondent, period, one column per dimension
    published  period, place, level (the cells are in `cells`, see published_cells.py, and those
               that may not be shown yet in `waiting`)
    `comments` (survey and voices) has respondent, period, question, text.
    `name_tokens` are keyed hashes.
    rows_in == loaded + len(listed).
    """

    kind: FileKind
    file: str
    frame: pd.DataFrame
    dimensions: tuple[Dimension, ...]
    items: tuple[Item, ...]
    comments: pd.DataFrame | None
    name_tokens: frozenset[str]
    rows_in: int
    listed: tuple[Listed, ...]
    checks: tuple[Check, ...]
    cells: pd.DataFrame | None = None
    waiting: pd.DataFrame | None = None

    @property
    def loaded(self) -> int:
        """How many rows are in the table."""
        return len(self.frame)
