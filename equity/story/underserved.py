"""The groups that schools have historically served less well, by dimension."""

from equity.vocabulary import Field

UNDERSERVED: dict[str, frozenset[str]] = {
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
