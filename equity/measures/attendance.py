"""What an attendance file can tell about every student of the roster."""

from equity.measures.measure import Measure, Wording
from equity.vocabulary import Area, Direction, FileKind, Population, Unit

CHRONIC_ONE_IN = 10
"""Absence is chronic from one day in so many days enrolled.

Source: Attendance Works; US Department of Education, EDFacts file specification 195.
"""

FEWEST_DAYS = 10
"""A student with fewer days enrolled is not counted.

Source: EDFacts file specification 195, as states apply it (Maine Department of Education).
"""

CHRONICALLY_ABSENT = Measure(
    key="chronically_absent",
    label="Missed 1 school day in 10, or more",
    column="Missed 1 day in 10",
    population=Population.STUDENTS,
    source=FileKind.ATTENDANCE,
    area=Area.ENGAGEMENT,
    direction=Direction.HIGHER_IS_WORSE,
    unit=Unit.SHARE,
    wording=Wording(
        more=(
            "The school keeps fewer {group} in class: "
            "{rate} of 100 missed 1 day in 10 or more. {others_short}: {others_rate}"
        ),
        less=(
            "The school keeps more {group} in class: "
            "{rate} of 100 missed 1 day in 10 or more. {others_short}: {others_rate}"
        ),
        same="The school keeps {group} in class about as much as {others}",
        each="In every group shown, {rate} or fewer of 100 students missed 1 day in 10 or more",
    ),
)

ATTENDANCE: tuple[Measure, ...] = (CHRONICALLY_ABSENT,)
