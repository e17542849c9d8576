"""What results of tests can tell about every student of the roster."""

from equity.measures.measure import Measure, Wording
from equity.vocabulary import Area, Direction, FileKind, Population, Unit


def _met(subject: str, name: str) -> Measure:
    return Measure(
        key=f"met_{subject}",
        label=f"Met the standard {name}",
        column=f"Met standard {name}",
        population=Population.STUDENTS,
        source=FileKind.TESTS,
        area=Area.ACADEMICS,
        direction=Direction.HIGHER_IS_BETTER,
        unit=Unit.SHARE,
        wording=Wording(
            more=(
                f"The school brings more {{group}} to the standard {name}: {{rate}} of 100. "
                "{others_short}: {others_rate}"
            ),
            less=(
                f"The school brings fewer {{group}} to the standard {name}: {{rate}} of 100. "
                "{others_short}: {others_rate}"
            ),
            same=f"The school brings {{group}} to the standard {name} about as often as {{others}}",
            each=(
                f"In every group shown, {{rate}} or more of every 100 students met the standard "
                f"{name}"
            ),
        ),
        headline=False,
    )


_NAMES = {
    "english": "in English",
    "math": "in math",
    "science": "in science",
    "test": "of the test",
}

SUBJECTS = tuple(_NAMES)
"""English, math, science, and "test" where a file does not say which subject its test is in."""

MET_STANDARD: tuple[Measure, ...] = tuple(_met(subject, name) for subject, name in _NAMES.items())
"""One measure a subject: a student counts whose result in it is known."""
