"""What a file that somebody published can count: students with an outcome, group beside group."""

from equity.measures.assessments import MET_STANDARD
from equity.measures.attendance import CHRONICALLY_ABSENT
from equity.measures.discipline import REFERRED, SUSPENDED
from equity.measures.measure import Measure, Wording
from equity.vocabulary import Area, Direction, FileKind, Population, Unit


def _published(key: str, label: str, area: Area, direction: Direction, wording: Wording) -> Measure:
    return Measure(
        key=f"published.{key}",
        label=f"{label} (published)",
        column=label,
        population=Population.PUBLISHED,
        source=FileKind.PUBLISHED,
        area=area,
        direction=direction,
        unit=Unit.SHARE,
        wording=wording,
    )


PUBLISHED: tuple[Measure, ...] = (
    _published(
        "suspended",
        "Suspended",
        Area.DISCIPLINE,
        Direction.HIGHER_IS_WORSE,
        Wording(
            more="Schools suspend {group} {ratio} {others}",
            less="Schools suspend {group} less: {rate} of 100. {others_short}: {others_rate}",
            same="Schools suspend {group} about as often as {others}",
            each="In every group shown, {rate} or fewer of every 100 students are suspended",
        ),
    ),
    _published(
        "out_of_school",
        "Suspended out of school",
        Area.DISCIPLINE,
        Direction.HIGHER_IS_WORSE,
        Wording(
            more="Schools send {group} home by suspension {ratio} {others}",
            less=(
                "Schools send {group} home by suspension less: {rate} of 100. "
                "{others_short}: {others_rate}"
            ),
            same="Schools send {group} home by suspension about as often as {others}",
            each="In every group shown, {rate} or fewer of every 100 students are sent home",
        ),
    ),
    _published(
        "in_school",
        "Suspended in school",
        Area.DISCIPLINE,
        Direction.HIGHER_IS_WORSE,
        Wording(
            more="Schools suspend {group} in school {ratio} {others}",
            less=(
                "Schools suspend {group} in school less: {rate} of 100. "
                "{others_short}: {others_rate}"
            ),
            same="Schools suspend {group} in school about as often as {others}",
            each="In every group shown, {rate} or fewer of 100 students are suspended in school",
        ),
    ),
    _published(
        "expelled",
        "Expelled",
        Area.DISCIPLINE,
        Direction.HIGHER_IS_WORSE,
        Wording(
            more="Schools expel {group} {ratio} {others}",
            less="Schools expel {group} less: {rate} of 100. {others_short}: {others_rate}",
            same="Schools expel {group} about as often as {others}",
            each="In every group shown, {rate} or fewer of every 100 students are expelled",
        ),
    ),
    _published(
        "referred_to_police",
        "Referred to the police",
        Area.DISCIPLINE,
        Direction.HIGHER_IS_WORSE,
        Wording(
            more="Schools refer {group} to the police {ratio} {others}",
            less=(
                "Schools refer {group} to the police less: {rate} of 100. "
                "{others_short}: {others_rate}"
            ),
            same="Schools refer {group} to the police about as often as {others}",
            each="In every group shown, {rate} or fewer of 100 students are referred to the police",
        ),
    ),
    _published(
        "chronically_absent",
        "Chronically absent",
        Area.ENGAGEMENT,
        Direction.HIGHER_IS_WORSE,
        Wording(
            more="Schools see {group} chronically absent {ratio} {others}",
            less=(
                "Schools see {group} chronically absent less: {rate} of 100. "
                "{others_short}: {others_rate}"
            ),
            same="Schools see {group} chronically absent about as often as {others}",
            each="In every group shown, {rate} or fewer of 100 students are chronically absent",
        ),
    ),
    _published(
        "disciplined",
        "Disciplined",
        Area.DISCIPLINE,
        Direction.HIGHER_IS_WORSE,
        Wording(
            more="Schools discipline {group} {ratio} {others}",
            less="Schools discipline {group} less: {rate} of 100. {others_short}: {others_rate}",
            same="Schools discipline {group} about as often as {others}",
            each="In every group shown, {rate} or fewer of every 100 students are disciplined",
        ),
    ),
    _published(
        "dropped_out",
        "Left school early",
        Area.ENGAGEMENT,
        Direction.HIGHER_IS_WORSE,
        Wording(
            more="Schools lose {group} before they graduate {ratio} {others}",
            less=(
                "Schools lose {group} less before they graduate: {rate} of 100. "
                "{others_short}: {others_rate}"
            ),
            same="Schools lose {group} before they graduate about as often as {others}",
            each="In every group shown, {rate} or fewer of every 100 students leave early",
        ),
    ),
    _published(
        "met_standard",
        "Met the standard",
        Area.ACADEMICS,
        Direction.HIGHER_IS_BETTER,
        Wording(
            more=(
                "Schools bring more {group} to the standard: {rate} of 100. "
                "{others_short}: {others_rate}"
            ),
            less=(
                "Schools bring fewer {group} to the standard: {rate} of 100. "
                "{others_short}: {others_rate}"
            ),
            same="Schools bring {group} to the standard about as often as {others}",
            each="In every group shown, {rate} or more of every 100 students meet the standard",
        ),
    ),
    _published(
        "graduated",
        "Graduated",
        Area.ACADEMICS,
        Direction.HIGHER_IS_BETTER,
        Wording(
            more="Schools graduate more {group}: {rate} of 100. {others_short}: {others_rate}",
            less="Schools graduate fewer {group}: {rate} of 100. {others_short}: {others_rate}",
            same="Schools graduate {group} about as often as {others}",
            each="In every group shown, {rate} or more of every 100 students graduate",
        ),
    ),
)
"""Each is a share of students who count once; which one a file counts is in its mapping."""


def published_measure(key: str) -> Measure:
    """Give the published measure of a key."""
    return next(one for one in PUBLISHED if one.key == key)


ALSO_OURS: dict[str, tuple[str, ...]] = {
    "published.suspended": (SUSPENDED.key,),
    "published.out_of_school": (SUSPENDED.key,),
    "published.in_school": (SUSPENDED.key,),
    "published.disciplined": (SUSPENDED.key, REFERRED.key),
    "published.chronically_absent": (CHRONICALLY_ABSENT.key,),
    "published.met_standard": tuple(one.key for one in MET_STANDARD),
}
"""Which of our own measures a published one is, or may be: what it says of a group tells ours."""
