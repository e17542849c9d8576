"""What a file of grades can tell about every student of the roster."""

from equity.measures.measure import Measure, Wording
from equity.vocabulary import Area, Direction, FileKind, Population, Unit

PASSED_ALL = Measure(
    key="passed_all",
    label="Passed every class",
    column="Passed every class",
    population=Population.STUDENTS,
    source=FileKind.ACADEMICS,
    area=Area.ACADEMICS,
    direction=Direction.HIGHER_IS_BETTER,
    unit=Unit.SHARE,
    wording=Wording(
        more=(
            "The school brings more {group} through every class: {rate} of 100. "
            "{others_short}: {others_rate}"
        ),
        less=(
            "The school brings fewer {group} through every class: {rate} of 100. "
            "{others_short}: {others_rate}"
        ),
        same="The school brings {group} through every class about as often as {others}",
        each="In every group shown, {rate} or more of every 100 students passed every class",
    ),
)

ADVANCED = Measure(
    key="advanced",
    label="Took an advanced class",
    column="Advanced class",
    population=Population.STUDENTS,
    source=FileKind.ACADEMICS,
    area=Area.ACADEMICS,
    direction=Direction.HIGHER_IS_BETTER,
    unit=Unit.SHARE,
    wording=Wording(
        more=(
            "The school puts more {group} in advanced classes: {rate} of 100. "
            "{others_short}: {others_rate}"
        ),
        less=(
            "The school puts fewer {group} in advanced classes: {rate} of 100. "
            "{others_short}: {others_rate}"
        ),
        same="The school puts {group} in advanced classes about as often as {others}",
        each="In every group shown, {rate} or more of every 100 students took an advanced class",
    ),
)

GPA = Measure(
    key="gpa",
    label="Grade point average",
    column="Grade point average",
    population=Population.STUDENTS,
    source=FileKind.ACADEMICS,
    area=Area.ACADEMICS,
    direction=Direction.HIGHER_IS_BETTER,
    unit=Unit.MEAN,
    wording=Wording(
        more=(
            "The school gives {group} higher grades: {rate} on average. "
            "{others_short}: {others_rate}"
        ),
        less=(
            "The school gives {group} lower grades: {rate} on average. "
            "{others_short}: {others_rate}"
        ),
        same="The school gives {group} about the same grades as {others}",
        each="In every group shown, the average grade is {rate} or higher",
    ),
    headline=False,
)

ACADEMICS: tuple[Measure, ...] = (PASSED_ALL, ADVANCED, GPA)
