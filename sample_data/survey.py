"""The climate survey: who answers, and what they answer to 24 questions."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from sample_data.draw import drawn, fit, mixed, portions, spread, stream, weighted
from sample_data.people import Student, alike, margins
from sample_data.targets import Year


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One statement; `shift` is how much more (or less) often than its topic it gets a good answer.

    `reverse`: to agree is bad news.
    """

    topic: str
    text: str
    shift: float
    reverse: bool = False


def of(topic: str, *statements: tuple[str, float], reverse: str | None = None) -> list[Question]:
    """Give the questions of one topic; the shifts sum to 0, so the topic keeps its share."""
    return [
        Question(topic=topic, text=text, shift=shift, reverse=text == reverse)
        for text, shift in statements
    ]


LEFT_OUT = "I feel left out, as if I do not fit in."
AFRAID = "I stay away from some places at school because I am afraid."

QUESTIONS: tuple[Question, ...] = (
    *of(
        "Belonging",
        ("I feel like I belong at this school.", 0.01),
        ("I feel accepted for who I am.", 0.02),
        ("I am a real part of this school.", -0.05),
        (LEFT_OUT, 0.02),
        reverse=LEFT_OUT,
    ),
    *of(
        "Fairness",
        ("Students are treated fairly at this school.", 0.0),
        ("The rules are the same for everyone.", -0.03),
        ("When someone is in trouble, the discipline is fair.", -0.04),
        ("I get the same chances as everyone else.", 0.07),
    ),
    *of(
        "Safety",
        ("I feel safe in my classes.", 0.06),
        ("I feel safe in the hallways and at lunch.", -0.03),
        ("I feel safe on my way to and from school.", 0.01),
        (AFRAID, -0.04),
        reverse=AFRAID,
    ),
    *of(
        "Relationships with adults",
        ("There is an adult at this school who cares about me.", 0.06),
        ("My teachers listen when I have something to say.", -0.02),
        ("Adults at this school respect me.", 0.0),
        ("My teachers notice when I am having a bad day.", -0.04),
    ),
    *of(
        "Culture and identity",
        ("This school values my culture.", 0.0),
        ("I see my background represented in what we read.", -0.05),
        ("I can be proud of the language that I speak.", 0.05),
        ("We talk about race and heritage in an open way.", 0.0),
    ),
    *of(
        "Academic support and expectations",
        ("I am expected to do my best work.", 0.06),
        ("I get help when I do not understand something.", -0.03),
        ("What I learn here prepares me for college and for life.", -0.02),
        ("My classes challenge me.", -0.01),
    ),
)

LABELS = (
    "Strongly disagree",
    "Disagree",
    "Neither agree nor disagree",
    "Agree",
    "Strongly agree",
)
GOOD = {4: 2, 3: 3}
NOT_GOOD = {2: 4, 1: 4, 0: 2}

MOOD = 0.45
"""How far a person's own view of school moves all their chances, up or down."""

TASTE = 0.15
"""How far a person's view of one topic moves the chances of that topic."""

SKIPPED = 0.02
GAVE_UP = 0.015
GIVES_UP_AT = 13
"""Some leave out single questions; a few answer this many and then stop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """One respondent: their groups (no id, no name), 24 answers and what is good among them.

    An answer is a label, "" where there is none; `good` holds True where the answer is good news.
    """

    id: str
    student: Student
    answers: tuple[str, ...]
    good: tuple[bool, ...]


def who_answers(students: Sequence[Student], year: Year, numbers: Random) -> list[Student]:
    """Give as many students of each race and ethnicity as answered, in random order."""
    shares = {race: year.answered[race] / year.enrolled[race] for race in year.enrolled}
    chances = fit(students, [0.7] * len(students), margins({"gender": {"X": 0.8}, "race": shares}))
    marks = drawn(students, chances, numbers, alike=alike)
    return mixed((one for one, here in zip(students, marks, strict=True) if here), numbers)


def good_answers(students: Sequence[Student], year: Year, numbers: Random) -> list[list[bool]]:
    """Tell for each question which students give a good answer; people differ as groups do."""
    moods = spread(students, numbers, alike=alike)
    columns: list[list[bool]] = []
    tastes: dict[str, list[float]] = {}
    for question in QUESTIONS:
        if question.topic not in tastes:
            tastes[question.topic] = spread(students, numbers, alike=alike)
        quota = {
            field: {group: share + question.shift for group, share in shares.items()}
            for field, shares in year.topics[question.topic].items()
        }
        own = zip(moods, tastes[question.topic], strict=True)
        start = [0.6 + MOOD * mood + TASTE * taste for mood, taste in own]
        chances = fit(students, start, margins(quota))
        columns.append(drawn(students, chances, numbers, alike=alike))
    return columns


def label(question: Question, *, is_good: bool, numbers: Random) -> str:
    """Give the answer in words; where to agree is bad news, the scale is turned."""
    place = weighted(GOOD if is_good else NOT_GOOD, numbers)
    return LABELS[len(LABELS) - 1 - place if question.reverse else place]


def responses(students: Sequence[Student], year: Year) -> list[Response]:
    """Give the survey of a year, one response for each student who answered."""
    numbers = stream(f"survey {year.period}")
    people = who_answers(students, year, numbers)
    columns = good_answers(people, year, numbers)
    leaves = portions(len(people), {True: GAVE_UP, False: 1 - GAVE_UP}, numbers)
    result: list[Response] = []
    for place, (student, left) in enumerate(zip(people, leaves, strict=True)):
        good = tuple(column[place] for column in columns)
        answers = tuple(
            ""
            if numbers.random() < SKIPPED or (left and number >= GIVES_UP_AT)
            else label(question, is_good=mark, numbers=numbers)
            for number, (question, mark) in enumerate(zip(QUESTIONS, good, strict=True))
        )
        number = f"R{year.period[2:4]}-{place + 1:04d}"
        result.append(Response(id=number, student=student, answers=answers, good=good))
    return result
