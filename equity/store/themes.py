"""Themes of what people wrote in a survey: who touches which, as values of the persons who wrote.

Who wrote nothing has no value: they are not in the denominator. The store knows no words of themes:
whoever loads says which of them a text touches.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

import pandas as pd
from duckdb import DuckDBPyConnection

from equity.measures import theme_measure
from equity.store import comments
from equity.store.columns import StoredMeasure
from equity.vocabulary import FileKind

JOIN = """
LEFT JOIN (FROM wrote WHERE period = $period) AS wrote ON wrote.person = loaded.person
"""
"""What brings what a person wrote in a year to the person."""


@dataclass(frozen=True, slots=True)
class Reader:
    """The names of themes in their order, and what tells the places of those a text touches.

    It is given the text and the hashed words of all names.
    """

    names: tuple[str, ...]
    touched: Callable[[str, frozenset[str]], Collection[int]]


NO_THEMES = Reader((), lambda _text, _tokens: ())


def keep(cursor: DuckDBPyConnection, reader: Reader) -> None:
    """Write down who touches which theme, in place of what was written down before."""
    tokens = comments.tokens(cursor)
    found = cursor.execute(
        "SELECT period, person, list(text) FROM comments WHERE kind = ? GROUP BY ALL",
        [FileKind.SURVEY],
    ).fetchall()
    cursor.execute("DELETE FROM themes")
    cursor.execute("INSERT INTO themes SELECT unnest(?::VARCHAR[])", [list(reader.names)])
    cursor.execute("DELETE FROM wrote")
    if found:
        frame = pd.DataFrame(found, columns=["period", "person", "texts"])
        frame["places"] = [
            sorted({place for text in texts for place in reader.touched(text, tokens)})
            for texts in frame.pop("texts")
        ]
        cursor.register("incoming", frame)
        cursor.execute("INSERT INTO wrote SELECT period, person, places::INTEGER[] FROM incoming")
        cursor.unregister("incoming")


def made(cursor: DuckDBPyConnection, *, after: int) -> list[StoredMeasure]:
    """Give the measures of all themes, in the columns after those of other measures."""
    found = cursor.execute("SELECT name FROM themes ORDER BY rowid").fetchall()
    return [
        StoredMeasure(theme_measure(name), "", f"m{place}")
        for place, (name,) in enumerate(found, start=after)
    ]


def said(known: Sequence[StoredMeasure]) -> list[str]:
    """Say what a person's comments are as values: 1 touches the theme, 0 does not."""
    return [
        f"list_contains(wrote.places, {place})::DOUBLE AS {one.column}"
        for place, one in enumerate(known)
    ]
