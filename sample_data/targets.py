"""What was put into the sample school, as data: sizes, gaps and strengths of each year.

A `Quota` gives, for each way to group students, the share that each group is to have. It names
every race and ethnicity; other groupings name only the groups that differ.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

Quota = Mapping[str, Mapping[str, float]]

RACES = (
    "White",
    "Hispanic or Latino",
    "Black or African American",
    "Asian",
    "Two or more races",
    "American Indian or Alaska Native",
    "Native Hawaiian or Pacific Islander",
    "",
)
"""The last is blank: not recorded."""


def by_race(*shares: float) -> dict[str, float]:
    """Name one number for each race and ethnicity, in the order of `RACES`."""
    return dict(zip(RACES, shares, strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """One school year: who is there, how often the school punishes, how school feels.

    `enrolled` and `answered` are numbers of students by race; `grades` numbers by grade. `referred`
    is everyone with an incident, `suspended` among them; `subjective` is a share of incidents.
    `missing` are the chronically absent, `passed` passed every class, `advanced` took an honors
    class, `high` is a share of passing marks: A or B.
    """

    period: str
    first_day: date
    breaks: tuple[tuple[date, date], ...]
    last_day: date
    grades: Mapping[str, int]
    enrolled: Mapping[str, float]
    answered: Mapping[str, float]
    suspended: Quota
    referred: Quota
    subjective: Quota
    missing: Quota
    passed: Quota
    advanced: Quota
    high: Quota
    topics: Mapping[str, Quota]


SUBJECTIVE: Quota = {"race": by_race(0.38, 0.43, 0.62, 0.38, 0.42, 0.4, 0.4, 0.4)}
HIGH: Quota = {
    "swd": {"Y": 0.5},
    "race": by_race(0.7, 0.57, 0.53, 0.8, 0.64, 0.6, 0.6, 0.6),
}

THIS_YEAR = Year(
    period="2025-26",
    first_day=date(2025, 8, 18),
    breaks=(
        (date(2025, 11, 24), date(2025, 11, 28)),
        (date(2025, 12, 22), date(2026, 1, 2)),
        (date(2026, 3, 30), date(2026, 4, 3)),
    ),
    last_day=date(2026, 5, 29),
    grades={"6": 297, "7": 304, "8": 299},
    enrolled=by_race(298, 286, 131, 90, 68, 6, 8, 13),
    answered=by_race(213, 189, 86, 66, 44, 5, 6, 11),
    suspended={
        "race": by_race(0.0505, 0.0875, 0.1755, 0.0335, 0.088, 0.16, 0.125, 0.08),
        "gender": {"M": 0.107, "X": 0.067},
        "swd": {"Y": 0.16},
    },
    referred={
        "race": by_race(0.151, 0.21, 0.321, 0.089, 0.176, 0.17, 0.25, 0.16),
        "gender": {"M": 0.235, "X": 0.2},
        "swd": {"Y": 0.3},
    },
    subjective=SUBJECTIVE,
    missing={
        "swd": {"Y": 0.2},
        "homeless": {"Y": 0.42},
        "race": by_race(0.143, 0.203, 0.188, 0.078, 0.16, 0.2, 0.2, 0.16),
    },
    passed={
        "gender": {"M": 0.8},
        "el": {"EL": 0.76, "RFEP": 0.91},
        "race": by_race(0.86, 0.79, 0.76, 0.91, 0.83, 0.8, 0.8, 0.8),
    },
    advanced={
        "swd": {"Y": 0.12},
        "el": {"EL": 0.1},
        "race": by_race(0.33, 0.23, 0.17, 0.43, 0.29, 0.2, 0.25, 0.25),
    },
    high=HIGH,
    topics={
        "Belonging": {
            "gender": {"X": 0.46},
            "swd": {"Y": 0.54},
            "el": {"EL": 0.55},
            "race": by_race(0.69, 0.57, 0.51, 0.66, 0.63, 0.6, 0.6, 0.62),
        },
        "Fairness": {
            "grade": {"6": 0.63},
            "gender": {"X": 0.54},
            "swd": {"Y": 0.52},
            "el": {"EL": 0.57},
            "race": by_race(0.655, 0.55, 0.44, 0.65, 0.61, 0.6, 0.6, 0.6),
        },
        "Safety": {
            "gender": {"X": 0.67},
            "swd": {"Y": 0.65},
            "el": {"EL": 0.65},
            "race": by_race(0.68, 0.66, 0.65, 0.69, 0.67, 0.65, 0.66, 0.66),
        },
        "Relationships with adults": {
            "gender": {"X": 0.62},
            "swd": {"Y": 0.73},
            "el": {"EL": 0.77},
            "race": by_race(0.71, 0.7, 0.63, 0.69, 0.68, 0.7, 0.7, 0.68),
        },
        "Culture and identity": {
            "gender": {"X": 0.53},
            "el": {"EL": 0.378, "RFEP": 0.55},
            "race": by_race(0.68, 0.51, 0.49, 0.58, 0.6, 0.55, 0.55, 0.58),
        },
        "Academic support and expectations": {
            "gender": {"X": 0.72},
            "swd": {"Y": 0.82},
            "el": {"EL": 0.72},
            "race": by_race(0.77, 0.74, 0.77, 0.81, 0.76, 0.75, 0.75, 0.75),
        },
    },
)

YEAR_BEFORE = Year(
    period="2024-25",
    first_day=date(2024, 8, 19),
    breaks=(
        (date(2024, 11, 25), date(2024, 11, 29)),
        (date(2024, 12, 23), date(2025, 1, 3)),
        (date(2025, 3, 31), date(2025, 4, 4)),
    ),
    last_day=date(2025, 5, 30),
    grades={"6": 294, "7": 298, "8": 296},
    enrolled=by_race(296, 281, 129, 88, 66, 7, 8, 13),
    answered=by_race(201, 179, 83, 63, 42, 6, 5, 11),
    suspended={
        "race": by_race(0.0575, 0.0925, 0.178, 0.034, 0.091, 0.15, 0.125, 0.08),
        "gender": {"M": 0.112, "X": 0.067},
        "swd": {"Y": 0.165},
    },
    referred={
        "race": by_race(0.162, 0.217, 0.326, 0.091, 0.182, 0.15, 0.25, 0.16),
        "gender": {"M": 0.243, "X": 0.2},
        "swd": {"Y": 0.3},
    },
    subjective=SUBJECTIVE,
    missing={
        "swd": {"Y": 0.22},
        "homeless": {"Y": 0.44},
        "race": by_race(0.155, 0.224, 0.203, 0.085, 0.175, 0.2, 0.2, 0.16),
    },
    passed={
        "gender": {"M": 0.77},
        "el": {"EL": 0.66, "RFEP": 0.88},
        "race": by_race(0.85, 0.73, 0.74, 0.9, 0.81, 0.8, 0.8, 0.8),
    },
    advanced={
        "swd": {"Y": 0.1},
        "el": {"EL": 0.08},
        "race": by_race(0.32, 0.21, 0.16, 0.42, 0.28, 0.2, 0.25, 0.25),
    },
    high=HIGH,
    topics={
        **THIS_YEAR.topics,
        "Belonging": {
            "gender": {"X": 0.46},
            "swd": {"Y": 0.53},
            "el": {"EL": 0.4},
            "race": by_race(0.69, 0.53, 0.5, 0.64, 0.62, 0.6, 0.6, 0.61),
        },
        "Fairness": {
            "grade": {"6": 0.62},
            "gender": {"X": 0.54},
            "swd": {"Y": 0.51},
            "el": {"EL": 0.56},
            "race": by_race(0.65, 0.54, 0.43, 0.64, 0.6, 0.6, 0.6, 0.6),
        },
        "Culture and identity": {
            "gender": {"X": 0.53},
            "el": {"EL": 0.37, "RFEP": 0.54},
            "race": by_race(0.67, 0.5, 0.48, 0.57, 0.59, 0.55, 0.55, 0.57),
        },
    },
)

YEARS: tuple[Year, ...] = (YEAR_BEFORE, THIS_YEAR)
"""In the order of the files."""
