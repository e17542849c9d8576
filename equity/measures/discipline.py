"""What an incident log can tell about every student of the roster."""

from equity.measures.measure import Measure, Wording
from equity.vocabulary import Area, Direction, FileKind, Population, Unit

SUSPENDED = Measure(
    key="suspended",
    label="Suspended at least once",
    column="Suspended",
    population=Population.STUDENTS,
    source=FileKind.INCIDENTS,
    area=Area.DISCIPLINE,
    direction=Direction.HIGHER_IS_WORSE,
    unit=Unit.SHARE,
    wording=Wording(
        more="The school suspends {group} {ratio} {others}",
        less="The school suspends {group} less: {rate} of 100. {others_short}: {others_rate}",
        same="The school suspends {group} about as often as {others}",
        each="In every group shown, {rate} or fewer of every 100 students are suspended",
    ),
)

REFERRED = Measure(
    key="referred",
    label="Sent to the office at least once",
    column="Sent to office",
    population=Population.STUDENTS,
    source=FileKind.INCIDENTS,
    area=Area.DISCIPLINE,
    direction=Direction.HIGHER_IS_WORSE,
    unit=Unit.SHARE,
    wording=Wording(
        more="The school sends {group} to the office {ratio} {others}",
        less=(
            "The school sends {group} to the office less: {rate} of 100. "
            "{others_short}: {others_rate}"
        ),
        same="The school sends {group} to the office about as often as {others}",
        each="In every group shown, {rate} or fewer of every 100 students are sent to the office",
    ),
    headline=False,
)

INCIDENTS_PER_100 = Measure(
    key="incidents_per_100",
    label="Incidents per 100 students",
    column="Incidents per 100",
    population=Population.STUDENTS,
    source=FileKind.INCIDENTS,
    area=Area.DISCIPLINE,
    direction=Direction.HIGHER_IS_WORSE,
    unit=Unit.PER_100_STUDENTS,
    wording=Wording(
        more="The school writes up {group} {ratio} {others}",
        less=(
            "The school writes up {group} less: {rate} incidents per 100. "
            "{others_short}: {others_rate}"
        ),
        same="The school writes up {group} about as often as {others}",
        each="In every group shown, the school writes {rate} or fewer incidents per 100 students",
    ),
    headline=False,
)

SUSPENSIONS_PER_100 = Measure(
    key="suspensions_per_100",
    label="Suspensions per 100 students",
    column="Suspensions per 100",
    population=Population.STUDENTS,
    source=FileKind.INCIDENTS,
    area=Area.DISCIPLINE,
    direction=Direction.HIGHER_IS_WORSE,
    unit=Unit.PER_100_STUDENTS,
    wording=Wording(
        more="The school gives suspensions to {group} {ratio} {others}",
        less=(
            "The school gives {group} fewer suspensions: {rate} per 100. "
            "{others_short}: {others_rate}"
        ),
        same="The school gives suspensions to {group} about as often as {others}",
        each="In every group shown, the school gives {rate} or fewer suspensions per 100 students",
    ),
    headline=False,
)

DAYS_LOST_PER_100 = Measure(
    key="days_lost_per_100",
    label="Days lost to suspensions per 100 students",
    column="Days lost per 100",
    population=Population.STUDENTS,
    source=FileKind.INCIDENTS,
    area=Area.DISCIPLINE,
    direction=Direction.HIGHER_IS_WORSE,
    unit=Unit.PER_100_STUDENTS,
    wording=Wording(
        more=(
            "The school's suspensions cost {group} more days: {rate} per 100 students. "
            "{others_short}: {others_rate}"
        ),
        less=(
            "The school's suspensions cost {group} fewer days: {rate} per 100 students. "
            "{others_short}: {others_rate}"
        ),
        same="The school's suspensions cost {group} about as many days as {others}",
        each="In every group shown, suspensions cost {rate} or fewer days per 100 students",
    ),
    headline=False,
)

DISCIPLINE: tuple[Measure, ...] = (
    SUSPENDED,
    REFERRED,
    INCIDENTS_PER_100,
    SUSPENSIONS_PER_100,
    DAYS_LOST_PER_100,
)
