"""The registry of measures, as data: what is counted, in whom, in which words.

A measure gives every person of its population one value, or none (then the person is not in the
denominator). Everything else (rates, gaps, sentences, pictures) follows from those values.
"""

import re
from dataclasses import dataclass

from equity.vocabulary import Area, Direction, FileKind, Population, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Sentences about one group, the school as their subject.

    Each takes {group}, {others}, {rate}, {others_rate}; `more` may take {ratio} too.
    `more` is said where the group's rate is higher than that of the comparison, `less` where lower,
    `same` where they are alike; `each` (takes {rate}) where a bound holds in every group shown.
    """

    more: str
    less: str
    same: str
    each: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One thing that is counted; `label` in a menu, `column` over a column of numbers."""

    key: str
    label: str
    column: str
    population: Population
    source: FileKind
    area: Area
    direction: Direction
    unit: Unit
    wording: Wording

    @property
    def is_item(self) -> bool:
        """Tell a single survey question from the headline measures, which are scanned together."""
        return self.key.startswith("item.")


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
        more="The school suspends {group} {ratio} times as often as {others}",
        less="The school suspends {group} less often: {rate} of 100. {others}: {others_rate}",
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
        more="The school sends {group} to the office {ratio} times as often as {others}",
        less="The school sends {group} to the office less: {rate} of 100. {others}: {others_rate}",
        same="The school sends {group} to the office about as often as {others}",
        each="In every group shown, {rate} or fewer of every 100 students are sent to the office",
    ),
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
        more="The school writes up {group} {ratio} times as often as {others}",
        less="The school writes up {group} less: {rate} incidents per 100. {others}: {others_rate}",
        same="The school writes up {group} about as often as {others}",
        each="In every group shown, the school writes {rate} or fewer incidents per 100 students",
    ),
)

DISCIPLINE: tuple[Measure, ...] = (SUSPENDED, REFERRED, INCIDENTS_PER_100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A topic of a climate survey: its name in likert.json, its heading, and how it is said.

    `less` and `more` are the beginning of a sentence about {group}; `say` ends "44 of 100 say ...".
    """

    name: str
    column: str
    area: Area
    less: str
    more: str
    say: str


TOPICS: tuple[Topic, ...] = (
    Topic(
        name="Belonging",
        column="I belong here",
        area=Area.CULTURE,
        less="School gives {group} less of a place to belong",
        more="School gives {group} more of a place to belong",
        say="they belong",
    ),
    Topic(
        name="Fairness",
        column="Adults are fair",
        area=Area.CULTURE,
        less="School feels less fair to {group}",
        more="School feels fairer to {group}",
        say="it is fair",
    ),
    Topic(
        name="Safety",
        column="I feel safe",
        area=Area.CULTURE,
        less="School feels less safe to {group}",
        more="School feels safer to {group}",
        say="it is safe",
    ),
    Topic(
        name="Relationships with adults",
        column="An adult cares",
        area=Area.CULTURE,
        less="School shows less care to {group}",
        more="School shows more care to {group}",
        say="adults care",
    ),
    Topic(
        name="Culture and identity",
        column="My culture is valued",
        area=Area.CULTURE,
        less="School values the culture of {group} less",
        more="School values the culture of {group} more",
        say="it does",
    ),
    Topic(
        name="Voice and agency",
        column="I have a say",
        area=Area.ENGAGEMENT,
        less="School gives {group} less of a say",
        more="School gives {group} more of a say",
        say="they have one",
    ),
    Topic(
        name="Engagement",
        column="I look forward to class",
        area=Area.ENGAGEMENT,
        less="School interests {group} less",
        more="School interests {group} more",
        say="it interests them",
    ),
    Topic(
        name="Academic support and expectations",
        column="I can succeed here",
        area=Area.ACADEMICS,
        less="School supports {group} less in learning",
        more="School supports {group} more in learning",
        say="it supports them",
    ),
    Topic(
        name="Peer relationships",
        column="Students are kind",
        area=Area.CULTURE,
        less="School connects {group} less with others",
        more="School connects {group} more with others",
        say="it connects them",
    ),
    Topic(
        name="Family engagement",
        column="My family is welcome",
        area=Area.ENGAGEMENT,
        less="School welcomes families of {group} less",
        more="School welcomes families of {group} more",
        say="it welcomes them",
    ),
)


def topic_measure(name: str) -> Measure:
    """Give the measure "share of favourable answers within the topic, each person first".

    A topic that a person named themselves belongs to school culture and gets plain words.
    """
    known = {topic.name: topic for topic in TOPICS}
    topic = known.get(name) or Topic(
        name=name,
        column=name,
        area=Area.CULTURE,
        less=f'"{name}" is weaker for {{group}}',
        more=f'"{name}" is stronger for {{group}}',
        say="good things",
    )
    rates = f"{{rate}} of 100 say {topic.say}. {{others}}: {{others_rate}}"
    return Measure(
        key=f"topic.{slug(name)}",
        label=name,
        column=topic.column,
        population=Population.SURVEY_STUDENTS,
        source=FileKind.SURVEY,
        area=topic.area,
        direction=Direction.HIGHER_IS_BETTER,
        unit=Unit.MEAN_SHARE,
        wording=Wording(
            more=f"{topic.more}: {rates}",
            less=f"{topic.less}: {rates}",
            same=f'"{topic.column}" is about the same for {{group}} and {{others}}',
            each=f'In every group shown, {{rate}} or more of 100 answers to "{topic.column}" are good',
        ),
    )


def item_measure(key: str, text: str, topic: str) -> Measure:
    """Give the measure "share of students with a favourable answer to one question"."""
    whole = topic_measure(topic)
    return Measure(
        key=f"item.{slug(key)}",
        label=text,
        column=text,
        population=Population.SURVEY_STUDENTS,
        source=FileKind.SURVEY,
        area=whole.area,
        direction=Direction.HIGHER_IS_BETTER,
        unit=Unit.SHARE,
        wording=Wording(
            more="More {group} answer this well: {rate} of 100. {others}: {others_rate}",
            less="Fewer {group} answer this well: {rate} of 100. {others}: {others_rate}",
            same="{group} and {others} answer this about the same",
            each="In every group shown, {rate} or more of every 100 students answer this well",
        ),
    )


def slug(text: str) -> str:
    """Give a name that is safe in a link and on a command line.

    >>> slug("Culture and identity")
    'culture_and_identity'
    """
    return re.sub(r"[^a-z0-9]+", "_", text.casefold()).strip("_")
