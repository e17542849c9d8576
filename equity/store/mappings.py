"""What a person confirmed about files of one shape, so that the next such file is not asked again.

A shape is the set of a sheet's column names. Kept are names and meanings of columns, and those
values that a person explained, in the workspace's own folder: whoever deletes the workspace deletes
them too.
"""

import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from equity.intake.mapping import ColumnMapping, Mapping
from equity.language import _
from equity.store import workspace as workspaces
from equity.store.workspace import Workspace
from equity.vocabulary import Field, FileKind

FILE = "mappings.json"


def remember(workspace: Workspace, mappings: Sequence[Mapping]) -> None:
    """Keep confirmed mappings; a later one of the same shape takes the earlier one's place."""
    path = workspace.folder / FILE
    known = _read(path)
    moment = datetime.now(UTC).isoformat()
    for mapping in mappings:
        if mapping.kind is not None:
            shape = _shape([one.label for one in mapping.columns])
            known[shape] = {"moment": moment} | _as_record(mapping)
    unfinished = path.with_suffix(".new")
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        json.dump(known, file, ensure_ascii=False)
    unfinished.replace(path)


def as_confirmed(proposed: Mapping) -> Mapping:
    """Give the mapping as it was last confirmed for a file of this shape, else as it is proposed.

    What a published file counts, its school year, and that others than students answered are told
    by its own name first.
    """
    shape = _shape([one.label for one in proposed.columns])
    found = [one[shape] for one in map(_known_of, workspaces.every()) if shape in one]
    if not found or proposed.is_left_out:
        return proposed
    record = max(found, key=lambda one: str(one["moment"]))
    return replace(
        proposed,
        kind=FileKind(record["kind"]),
        certainty=1.0,
        why=_why(),
        columns=tuple(_confirmed(one, record["columns"][one.label]) for one in proposed.columns),
        measure=proposed.measure or record["measure"],
        in_combination=tuple(record.get("in_combination", ())),
    )


def _shape(labels: Sequence[str]) -> str:
    text = "\x1f".join(sorted(labels))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _known_of(workspace: Workspace) -> dict[str, Any]:
    return _read(workspace.folder / FILE)


def _read(path: Path) -> dict[str, Any]:
    return dict(json.loads(path.read_text("utf-8"))) if path.exists() else {}


def _as_record(mapping: Mapping) -> dict[str, Any]:
    return {
        "kind": mapping.kind,
        "measure": mapping.measure,
        "in_combination": mapping.in_combination,
        "columns": {
            one.label: {
                "field": one.field,
                "topic": one.topic,
                "scale": one.scale,
                "reverse": one.reverse,
                "meanings": one.meanings,
            }
            for one in mapping.columns
        },
    }


def _confirmed(proposed: ColumnMapping, record: dict[str, Any]) -> ColumnMapping:
    """Give the confirmed meaning; a preview was chosen for the proposed one and goes with it."""
    field = Field(record["field"]) if record["field"] else None
    return replace(
        proposed,
        **(record | {"field": field}),
        certainty=1.0,
        why=_why(),
        preview=proposed.preview if field is proposed.field else (),
    )


def _why() -> str:
    return _("You confirmed this for an earlier file with the same columns")
