"""What an attacker sees: all that `shown` says, beside rows and head counts that they know."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from invented_school import COLUMNS, ITEMS, Person

from equity.measures.measure import slug
from equity.privacy.coding import Scale
from equity.vocabulary import NOT_RECORDED, Unit

DIMENSIONS = tuple(sorted(COLUMNS))
K = 10
TOPICS = {"topic.belonging": ITEMS[:2], "topic.fairness": ITEMS[2:]}
ANSWERS_OF = {"unfavourable": (0, 1), "middle": (2, 2), "favourable": (3, 4)}

Group = tuple[tuple[tuple[str, str], ...], tuple[str, str] | None]
"""Conditions, and the group beside which it is everyone else."""


@dataclass(frozen=True, eq=False)
class Crowd:
    """Persons of one population by atoms: `codes` (atoms x dimensions), `everybody` in each.

    Who did not answer the same questions is in different atoms where `apart` names these.
    """

    codes: np.ndarray
    atoms: np.ndarray
    everybody: np.ndarray
    people: Sequence[Person]

    @classmethod
    def of(cls, people: Sequence[Person], *, apart: Sequence[str] = ()) -> "Crowd":
        answered = [f"answer {text}" for text in apart]
        alike = [
            [*(one[name] for name in DIMENSIONS), *(str(one[name] is None) for name in answered)]
            for one in people
        ]
        codes, atoms = np.unique(np.array(alike), axis=0, return_inverse=True)
        codes = codes[:, : len(DIMENSIONS)]
        return cls(codes, atoms.ravel(), np.bincount(atoms.ravel()), people)

    def summed(self, numbers: Iterable[float]) -> np.ndarray:
        return np.bincount(self.atoms, weights=list(numbers), minlength=len(self.codes))

    def row(self, group: Group) -> np.ndarray:
        """Mark the atoms of a group; the unrecorded are everyone else where they are few."""
        conditions, beside = group
        inside = np.ones(len(self.codes), dtype=bool)
        for name, value in conditions:
            inside &= self.codes[:, DIMENSIONS.index(name)] == value
        if beside is None:
            return inside
        column = self.codes[:, DIMENSIONS.index(beside[0])]
        unknown = inside & (column == NOT_RECORDED)
        others = inside & (column != beside[1])
        return others & ~unknown if unknown @ self.everybody >= K else others


HALVES = ("days_lost_per_100",)
"""Measures whose totals are counted in halves."""


def grain_of(key: str) -> float:
    """Say in what the totals of a measure are counted; 0 where they are weighed."""
    return 0.5 if key in HALVES else float(len(TOPICS.get(key, "1")) == 1)


@dataclass(frozen=True, eq=False)
class Seen:
    """One measure: every group that can be asked for, the truth, and what is said of it.

    `low` and `high` are totals; NaN where the group is hidden. `most` is what one person can have.
    """

    key: str
    crowd: Crowd
    groups: tuple[Group, ...]
    rows: np.ndarray
    persons: np.ndarray
    totals: np.ndarray
    low: np.ndarray
    high: np.ndarray
    most: float
    unit: Unit

    @property
    def grain(self) -> float:
        """Say in what totals are counted: whole ones also of a single question, 0 is weighed."""
        return grain_of(self.key)

    @property
    def sizes(self) -> np.ndarray:
        return (self.rows @ self.persons).astype(int)

    @property
    def shown(self) -> np.ndarray:
        return np.isfinite(self.low)

    @property
    def is_rest(self) -> np.ndarray:
        return np.array([beside is not None for _conditions, beside in self.groups])


def askable(crowd: Crowd) -> list[Group]:
    """Give all groups that the room can ask for, as an attacker counts them up."""
    single = [
        (name, value)
        for place, name in enumerate(DIMENSIONS)
        for value in np.unique(crowd.codes[:, place]).tolist()
    ]
    pairs = [(one, other) for one, other in combinations(single, 2) if one[0] != other[0]]
    plain: list[Group] = [((), None), *(((one,), None) for one in single)]
    rests: list[Group] = [
        (parent, one)
        for parent in [(), *((one,) for one in single)]
        for one in single
        if one[1] != NOT_RECORDED and one[0] not in {name for name, _value in parent}
    ]
    return [*plain, *((pair, None) for pair in pairs), *rests]


def values(key: str, people: Sequence[Person]) -> tuple[list[float | None], float, Unit]:
    """Count a measure again from the rows: a value each, the most of one person, the unit."""
    if key == "incidents_per_100":
        every = sorted(float(one[key]) for one in people)
        cap = max(1.0, every[int(np.ceil(0.95 * len(every))) - 1])
        return [min(float(one[key]), cap) for one in people], cap, Unit.PER_100_STUDENTS
    if key in ("suspensions_per_100", *HALVES):
        few = sorted(float(one[key]) for one in people if one[key])
        cap = max(1.0, few[int(np.ceil(0.95 * len(few))) - 1])
        return [min(float(one[key]), cap) for one in people], cap, Unit.PER_100_STUDENTS
    if key.startswith("topic."):
        return [_good_share(one, TOPICS[key]) for one in people], 1.0, Unit.MEAN_SHARE
    if key.startswith("item."):
        text = next(text for text in ITEMS if key.split(".")[1] == slug(text))
        few, many = ANSWERS_OF[key.split(".")[2] if key.count(".") == 2 else "favourable"]
        answers = [one[f"answer {text}"] for one in people]
        return (
            [None if one is None else float(few <= one <= many) for one in answers],
            1.0,
            Unit.SHARE,
        )
    return [one[key] for one in people], 1.0, Unit.SHARE


def _good_share(person: Person, texts: Sequence[str]) -> float | None:
    answers = [person[f"answer {text}"] for text in texts]
    given = [one >= 3 for one in answers if one is not None]
    return sum(given) / len(given) if given else None


def seen(record: dict, population: str, crowd: Crowd, key: str) -> Seen:
    """Read one measure of what `shown` gives."""
    given, most, unit = values(key, crowd.people)
    persons = crowd.summed(one is not None for one in given)
    said = {
        (
            tuple((name, value) for name, value in one["conditions"]),
            tuple(one["complement_of"]) if one["complement_of"] else None,
        ): one["measures"][key]
        for one in record["groups"]
        if one["population"] == population
    }
    groups = tuple(group for group in askable(crowd) if crowd.row(group).any())
    rows = np.array([crowd.row(group) for group in groups])
    grain = grain_of(key)
    sizes = [int(row @ persons) for row in rows]
    ends = [
        _totals(said[group], size, Scale.of(unit, most), is_plain=group[1] is None, grain=grain)
        for group, size in zip(groups, sizes, strict=True)
    ]

    def whole_up(totals: np.ndarray) -> np.ndarray:
        return np.ceil(totals / grain - 1e-6) * grain if grain else totals

    return Seen(
        key=key,
        crowd=crowd,
        groups=groups,
        rows=rows,
        persons=persons,
        totals=crowd.summed(one or 0.0 for one in given),
        low=whole_up(np.array([low for low, _high in ends])),
        high=-whole_up(-np.array([high for _low, high in ends])),
        most=most,
        unit=unit,
    )


def _totals(
    said: dict | None, size: int, scale: Scale, *, is_plain: bool, grain: float
) -> tuple[float, float]:
    """Turn a rate back into totals, as sharply as who knows the coding can.

    A range that is no code follows from other groups, so its ends count as they are. Everyone else
    may be said so too where the range looks like a code.
    """
    if said is None:
        return np.nan, np.nan
    low, high = said["low"] * size / 100, said["high"] * size / 100
    if not grain:
        return low, high
    least, largest = np.ceil(low / grain - 1e-6) * grain, np.floor(high / grain + 1e-6) * grain
    if is_plain and high > low:
        fitting = [
            total
            for total in np.arange(least, largest + grain, grain)
            for level in range(len(scale.steps))
            if _same(scale.code(size, total, level=level), said, scale.per)
        ]
        if fitting:
            return min(fitting), max(fitting)
    return least, largest


def _same(code, said: dict, per: float) -> bool:
    factor = 100 / per
    ends = (code.low * factor - said["low"], code.high * factor - said["high"])
    return max(map(abs, ends)) < 1e-4


def threshold_only(population: str, crowd: Crowd, keys: Sequence[str]) -> dict:
    """Give what most dashboards show: every group of K or more, exactly."""

    def said(group: Group, key: str) -> dict | None:
        row = crowd.row(group)
        given, _most, _unit = values(key, crowd.people)
        size = row @ crowd.summed(one is not None for one in given)
        total = row @ crowd.summed(one or 0.0 for one in given)
        rate = 100 * total / size if size >= K else 0.0
        return {"low": rate, "high": rate} if size >= K else None

    return {
        "groups": [
            {
                "population": population,
                "conditions": group[0],
                "complement_of": group[1],
                "measures": {key: said(group, key) for key in keys},
            }
            for group in askable(crowd)
        ]
    }
