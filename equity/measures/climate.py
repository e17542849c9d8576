"""What a survey can tell about everyone who answered, topic by topic."""

from dataclasses import dataclass

from equity.measures.measure import Measure, Wording, marked
from equity.vocabulary import Area, Direction, FileKind, Population, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A topic of a climate survey: its name in likert.json, its heading, and how it is said.

    `less` and `more` begin a sentence about {group} that goes on "44 of 100 say ..." with `say`;
    `same` is a whole sentence; `feel` ends "60 or more of every 100 students ...".
    """

    name: str
    column: str
    area: Area
    less: str
    more: str
    same: str
    say: str
    feel: str


TOPICS: tuple[Topic, ...] = (
    Topic(
        name="Belonging",
        column="I belong here",
        area=Area.CULTURE,
        less="School includes {group} less",
        more="School includes {group} more",
        same="School is a place to belong for {group} about as much as for {others}",
        say="they belong",
        feel="feel that they belong",
    ),
    Topic(
        name="Fairness",
        column="Adults are fair",
        area=Area.CULTURE,
        less="School feels less fair to {group}",
        more="School feels fairer to {group}",
        same="School feels about as fair to {group} as to {others}",
        say="it is fair",
        feel="find adults fair",
    ),
    Topic(
        name="Safety",
        column="I feel safe",
        area=Area.CULTURE,
        less="School feels less safe to {group}",
        more="School feels safer to {group}",
        same="School feels about as safe to {group} as to {others}",
        say="it is safe",
        feel="feel safe",
    ),
    Topic(
        name="Relationships with adults",
        column="An adult cares",
        area=Area.CULTURE,
        less="School shows less care to {group}",
        more="School shows more care to {group}",
        same="School shows about as much care to {group} as to {others}",
        say="adults care",
        feel="know an adult who cares",
    ),
    Topic(
        name="Culture and identity",
        column="My culture is valued",
        area=Area.CULTURE,
        less="School values the culture of {group} less",
        more="School values the culture of {group} more",
        same="School values the culture of {group} about as much as that of {others}",
        say="it does",
        feel="feel that their culture is valued",
    ),
    Topic(
        name="Voice and agency",
        column="I have a say",
        area=Area.ENGAGEMENT,
        less="School gives {group} less of a say",
        more="School gives {group} more of a say",
        same="School gives {group} about as much of a say as {others}",
        say="they have one",
        feel="have a say",
    ),
    Topic(
        name="Engagement",
        column="I look forward to class",
        area=Area.ENGAGEMENT,
        less="School interests {group} less",
        more="School interests {group} more",
        same="School interests {group} about as much as {others}",
        say="it interests them",
        feel="look forward to class",
    ),
    Topic(
        name="Academic support and expectations",
        column="I can succeed here",
        area=Area.ACADEMICS,
        less="School supports {group} less in learning",
        more="School supports {group} more in learning",
        same="School supports {group} in learning about as much as {others}",
        say="it supports them",
        feel="feel that they can succeed",
    ),
    Topic(
        name="Peer relationships",
        column="Students are kind",
        area=Area.CULTURE,
        less="School is a less friendly place for {group}",
        more="School is a friendlier place for {group}",
        same="School is about as friendly a place for {group} as for {others}",
        say="students are kind",
        feel="say that students are kind",
    ),
    Topic(
        name="Family engagement",
        column="My family is welcome",
        area=Area.ENGAGEMENT,
        less="School welcomes families of {group} less",
        more="School welcomes families of {group} more",
        same="School welcomes families of {group} about as much as those of {others}",
        say="it welcomes them",
        feel="say that their family is welcome",
    ),
)


WHO = {
    Population.SURVEY_STUDENTS: "students",
    Population.SURVEY_STAFF: "staff",
    Population.SURVEY_FAMILIES: "families",
}
"""Who answered, inside a sentence; keys of messages."""


def topic_measure(name: str, of: Population = Population.SURVEY_STUDENTS) -> Measure:
    """Give the measure "share of favourable answers within the topic, each person first".

    A topic that a person named themselves belongs to school culture and gets plain words.
    """
    known = {topic.name: topic for topic in TOPICS}
    topic = known.get(name) or _own_topic(name)
    rates = f"{{rate}} of 100 say {topic.say}. {{others_short}}: {{others_rate}}"
    return Measure(
        key=f"topic.{marked(name, of)}",
        label=topic.column if of is Population.SURVEY_STUDENTS else name,
        column=topic.column if of is Population.SURVEY_STUDENTS else name,
        population=of,
        source=FileKind.SURVEY,
        area=topic.area,
        direction=Direction.HIGHER_IS_BETTER,
        unit=Unit.MEAN_SHARE,
        wording=Wording(
            more=f"{topic.more}: {rates}",
            less=f"{topic.less}: {rates}",
            same=topic.same,
            each=f"In every group shown, {{rate}} or more of every 100 {WHO[of]} {topic.feel}",
            least=f"Most of all, {topic.less[0].lower()}{topic.less[1:]}",
        ),
        topic=name,
    )


def _own_topic(name: str) -> Topic:
    said = literal(name)
    return Topic(
        name=name,
        column=name,
        area=Area.CULTURE,
        less=f'"{said}" works less well for {{group}}',
        more=f'"{said}" works better for {{group}}',
        same=f'"{said}" works about as well for {{group}} as for {{others}}',
        say="good things",
        feel=f'say good things on "{said}"',
    )


def literal(text: str) -> str:
    """Give a text that a template shows as it is."""
    return text.replace("{", "{{").replace("}", "}}")
