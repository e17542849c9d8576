"""What each release was made of: the counted persons, kept beside the rows and never shown."""

import json
from collections.abc import Iterable

import numpy as np

from equity.measures import Measure
from equity.numbers import Cube, Values
from equity.store.workspace import Workspace

# ruff: noqa: S608 - only names of our own tables and columns are put into SQL, values never are

_OF = "WHERE k = ? AND population = ? AND period = ? AND measure = ?"


def keep(workspace: Workspace, cube: Cube, keys: Iterable[str], *, k: int) -> None:
    """Keep what the releases of some measures are made of, behind what was kept before."""
    with workspace.rows() as cursor:
        for key in keys:
            place = [k, cube.population, cube.period, key]
            cursor.execute(
                "INSERT INTO released VALUES (?, ?, ?, ?, ?)", [*place, _as_text(cube.of([key]))]
            )


def read(workspace: Workspace, measure: Measure, *, period: str, k: int) -> Cube | None:
    """Give the persons that a release was made of, with that one measure; None if unknown."""
    with workspace.rows() as cursor:
        found = cursor.execute(
            f"SELECT text FROM released {_OF} ORDER BY rowid DESC LIMIT 1",
            [k, measure.population, period, measure.key],
        ).fetchone()
    return _cube(str(found[0]), measure, period) if found else None


def was_replaced(workspace: Workspace, measure: Measure, *, period: str, k: int) -> bool:
    """Tell whether another release of the same measure and year was shown before this one."""
    with workspace.rows() as cursor:
        (found,) = cursor.execute(
            f"SELECT count(*) FROM released {_OF}", [k, measure.population, period, measure.key]
        ).fetchall()
    return int(found[0]) > 1


def forget(workspace: Workspace) -> None:
    """Forget what every release was made of."""
    with workspace.rows() as cursor:
        cursor.execute("DELETE FROM released")


def _as_text(cube: Cube) -> str:
    (one,) = cube.measured
    return json.dumps(
        {
            "dimensions": cube.dimensions,
            "codes": cube.codes.tolist(),
            "persons": cube.persons.tolist(),
            "source": one.source,
            "values": [one.atoms.tolist(), one.values.tolist(), one.persons.tolist()],
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def _cube(text: str, measure: Measure, period: str) -> Cube:
    said = json.loads(text)
    dimensions = {name: tuple(groups) for name, groups in said["dimensions"].items()}
    atoms, values, persons = said["values"]
    return Cube(
        population=measure.population,
        period=period,
        dimensions=dimensions,
        codes=np.array(said["codes"], dtype=np.int64).reshape(-1, len(dimensions)),
        persons=np.array(said["persons"], dtype=np.int64),
        measured=(
            Values(
                measure,
                said["source"],
                np.array(atoms, dtype=np.int64),
                np.array(values, dtype=np.float64),
                np.array(persons, dtype=np.int64),
            ),
        ),
    )
