"""A cube of persons who are drawn: each is in a group of every dimension and has some values."""

from collections.abc import Mapping, Sequence

import numpy as np

from equity.measures import Measure
from equity.numbers import Cube, Values
from equity.vocabulary import Population


def groups(draw: np.random.Generator, weights: Sequence[Sequence[float]], count: int) -> np.ndarray:
    """Draw the places of the groups of so many persons (persons x dimensions)."""
    return np.stack([draw.choice(len(part), count, p=part) for part in weights], axis=1)


def cube_of(
    places: np.ndarray,
    dimensions: Mapping[str, tuple[str, ...]],
    measured: Mapping[Measure, np.ndarray],
    population: Population = Population.STUDENTS,
) -> Cube:
    """Give the cube of persons in such groups; `measured` has a value for each of them."""
    codes, atom_of = np.unique(places, axis=0, return_inverse=True)
    atoms = atom_of.ravel()
    return Cube(
        population=population,
        period="2025-26",
        dimensions=dimensions,
        codes=codes,
        persons=np.bincount(atoms),
        measured=tuple(_values(*one, atoms) for one in measured.items()),
    )


def _values(measure: Measure, values: np.ndarray, atoms: np.ndarray) -> Values:
    keys, persons = np.unique(np.stack([atoms, values], 1), axis=0, return_counts=True)
    return Values(measure, "File", keys[:, 0].astype(int), keys[:, 1], persons)
