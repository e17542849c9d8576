"""Which groups schools have historically served less well: good news about them is a strength."""

from collections.abc import Sequence

from equity.story import groups
from equity.vocabulary import Field

_UNDERSERVED: dict[str, frozenset[str]] = {
    Field.RACE_ETHNICITY: frozenset(
        {
            "American Indian or Alaska Native",
            "Black or African American",
            "Filipino",
            "Hispanic or Latino",
            "Middle Eastern or North African",
            "Native Hawaiian or Pacific Islander",
            "Two or more races",
        }
    ),
    Field.GENDER: frozenset({"Nonbinary students", "Self-described"}),
    Field.ENGLISH_LEARNER: frozenset(
        {"Multilingual learners (English learners)", "Formerly English learners"}
    ),
    Field.DISABILITY: frozenset({"Students with disabilities", "Students with a 504 plan"}),
    Field.LOW_INCOME: frozenset({"Students from low-income families"}),
    Field.FOSTER: frozenset({"Foster youth"}),
    Field.HOMELESS: frozenset({"Students experiencing homelessness"}),
    Field.MIGRANT: frozenset({"Migratory students"}),
}


def is_underserved(by: Sequence[str], group: Sequence[str]) -> bool:
    """Tell whether schools have historically served the group less well, on any dimension."""
    return any(
        name in _UNDERSERVED.get(dimension, ()) or groups.is_yes(dimension, name)
        for dimension, name in zip(by, group, strict=True)
        if dimension not in (Field.MILITARY, Field.GIFTED)
    )
