"""What passes between the app and the process that reads files: frames of bytes, never objects.

A column goes as Arrow writes it and is let go of as soon as it is sent, so that a table is hardly
ever in memory twice. Nothing that arrives is run.
"""

import json
from collections.abc import Iterator
from enum import IntEnum
from typing import IO, Any

import pandas as pd
import pyarrow as pa
from pandas.api.extensions import ExtensionArray

from equity.intake.repeating import repeating, text
from equity.intake.sheet import Listed, Sheet

_HEAD = 9


class Kind(IntEnum):
    """What a frame holds."""

    JOB = 1
    CONTENT = 2
    PROGRESS = 3
    PROBLEM = 4
    SHEET = 5
    COLUMN = 6
    END = 7


def send(stream: IO[bytes], kind: Kind, payload: bytes | memoryview | pa.Buffer) -> None:
    """Write one frame."""
    view = memoryview(payload)
    stream.write(bytes([kind]) + view.nbytes.to_bytes(_HEAD - 1, "little"))
    stream.write(view)
    stream.flush()


def send_words(stream: IO[bytes], kind: Kind, **words: Any) -> None:
    """Write one frame of named words and numbers."""
    send(stream, kind, json.dumps(words).encode())


def receive(stream: IO[bytes]) -> tuple[Kind, bytes]:
    """Give the next frame; EOFError where the other side has ended."""
    head = stream.read(_HEAD)
    size = int.from_bytes(head[1:], "little")
    payload = stream.read(size) if len(head) == _HEAD else b""
    if len(head) < _HEAD or len(payload) < size:
        raise EOFError
    return Kind(head[0]), payload


def send_sheet(stream: IO[bytes], sheet: Sheet) -> None:
    """Write a sheet, column by column; where nobody else keeps it, each goes once it is sent."""
    send_words(
        stream,
        Kind.SHEET,
        file=sheet.file,
        name=sheet.name,
        format=sheet.format,
        encoding=sheet.encoding,
        header_row=sheet.header_row,
        labels=sheet.labels,
        listed=[(one.row, one.column, one.reason) for one in sheet.listed],
        notes=sheet.notes,
        around=sheet.around,
    )
    _send_column(stream, pa.array(sheet.frame.index.to_numpy()))
    columns = [sheet.frame[name].array for name in reversed(sheet.frame.columns)]
    del sheet  # so that each column goes once it is sent
    while columns:
        _send_column(stream, pa.array(columns.pop()))


def _send_column(stream: IO[bytes], cells: pa.Array | pa.ChunkedArray) -> None:
    memory = pa.BufferOutputStream()
    table = pa.table({"": cells})
    with pa.ipc.new_stream(memory, table.schema) as writer:
        writer.write_table(table)
    del table, cells
    send(stream, Kind.COLUMN, memory.getvalue())


def sheets(frames: Iterator[tuple[Kind, bytes]]) -> tuple[Sheet, ...]:
    """Put sheets together from their frames."""
    found = []
    for kind, payload in frames:
        if kind is Kind.END:
            break
        about = json.loads(payload)
        index = pd.Index(_column(next(frames)[1]).to_numpy())
        columns = {
            f"c{place}": pd.Series(_cells(_column(next(frames)[1])), index=index)
            for place in range(len(about["labels"]))
        }
        found.append(_sheet(about, pd.DataFrame(columns, index=index)))
    return tuple(found)


def _column(payload: bytes) -> pa.ChunkedArray:
    return pa.ipc.open_stream(pa.py_buffer(payload)).read_all().column(0)


def _cells(column: pa.ChunkedArray) -> ExtensionArray:
    if pa.types.is_dictionary(column.type):
        whole = column.combine_chunks()
        return repeating(whole.indices.to_numpy(), whole.dictionary)
    return text(column.chunks)


def _sheet(about: dict[str, Any], frame: pd.DataFrame) -> Sheet:
    place = (about["file"], about["name"])
    return Sheet(
        **{
            **about,
            "labels": tuple(about["labels"]),
            "listed": tuple(Listed(*place, *one) for one in about["listed"]),
            "notes": tuple(about["notes"]),
        },
        frame=frame,
    )
