"""Clean tables of a school that fits on a hand, as intake would give them."""

import pandas as pd

from equity.intake.table import CleanTable, Dimension, Item
from equity.vocabulary import FileKind, Population

GENDER = Dimension("gender", "Gender", ("Girls", "Boys"))
GRADE = Dimension("grade", "Grade", ("6", "7", "8"))
FOSTER = Dimension("foster", "Foster care", ("Foster youth", "Other students"))
LOG = ("person", "incident", "action")
OSS, ISS = "Out-of-school suspension", "In-school suspension"


def table(kind, frame, dimensions=(), items=(), comments=None, tokens=()):
    return CleanTable(
        kind=kind,
        file=f"{kind}.csv",
        frame=frame,
        dimensions=tuple(dimensions),
        items=tuple(items),
        comments=comments,
        name_tokens=frozenset(tokens),
        rows_in=len(frame),
        listed=(),
        checks=(),
    )


def text(rows, names):
    return pd.DataFrame(rows, columns=list(names)).astype("str")


def roster(rows, dimensions=(GENDER, GRADE), period="2025-26", tokens=()):
    """Rows of (person, one group a dimension), None is not recorded."""
    frame = text(rows, ["person", *(one.name for one in dimensions)]).assign(period=period)
    return table(FileKind.ROSTER, frame, dimensions, tokens=tokens)


def log(rows, period="2025-26"):
    """Rows of (person, incident, action)."""
    frame = text(rows, LOG).assign(
        period=period,
        date=pd.Timestamp("2025-10-01"),
        hour=pd.array([9] * len(rows), dtype="Int64"),
        location="Hallway",
        behavior="Defiance",
        objectivity="subjective",
        days=pd.array([None] * len(rows), dtype="Float64"),
    )
    return table(FileKind.INCIDENTS, frame)


def item(key, topic="Belonging", favourable=(3, 4)):
    answers = ("Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree")
    return Item(key, f"Text of {key}", topic, answers, favourable, (2,), reverse=False)


def survey(
    rows,
    items,
    dimensions=(GENDER,),
    period="2025-26",
    comments=(),
    by=Population.SURVEY_STUDENTS,
):
    """Rows of (respondent, one group a dimension, one position an item)."""
    groups = ["respondent", *(one.name for one in dimensions)]
    frame = pd.DataFrame(rows, columns=[*groups, *(one.key for one in items)])
    types = dict.fromkeys(groups, "str") | {one.key: "Int64" for one in items}
    said = text(comments, ["respondent", "question", "text"]).assign(period=period)
    known = frame.astype(types).assign(period=period, answered_by=str(by))
    return table(FileKind.SURVEY, known, dimensions, items, said)


def roster_of_six():
    """Three girls, two boys and one without a gender; grade 6 has one of each."""
    return roster(
        [
            ("a", "Girls", "6"),
            ("b", "Girls", "7"),
            ("c", "Girls", "7"),
            ("d", "Boys", "6"),
            ("e", "Boys", "7"),
            ("f", None, "6"),
        ]
    )


def log_of_six():
    """a: two incidents, one with three rows; d: one suspension; e: sent, not suspended."""
    return log(
        [
            ("a", "1", OSS),
            ("a", "1", ISS),
            ("a", "1", "Detention"),
            ("a", "2", OSS),
            ("d", "3", ISS),
            ("e", "4", "Detention"),
        ]
    )


def persons_and_totals(counts):
    """Give {group: (persons, total)} of counts."""
    return {one.group: (one.tally.persons.low, one.tally.total.low) for one in counts.groups}
