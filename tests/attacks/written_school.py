"""A school in which people wrote, as its files say it, and what an attacker reads of it."""

import csv
import io
import itertools
import zipfile

from equity.chain import bringing, sharing, words
from equity.store import comments as store

ASKED = "What should this school change?"
CANARY = "zanahoria"
NAMES = ("Quillworth", "Marisol", "Zephyrine")
GENDERS = ["Girls"] * 14 + ["Boys"] * 14 + ["Nonbinary"] * 3
SURVEY_HEAD = ("Response ID", "School Year", "Gender", "Grade", "I feel safe at school", ASKED)


def written(header, rows):
    text = io.StringIO()
    csv.writer(text).writerows([header, *rows])
    return text.getvalue().encode("utf-8")


def survey(*, suffix="", name="survey.csv"):
    answers = itertools.cycle(("Agree", "Disagree", "Strongly agree"))
    rows = [
        (
            f"R{number}",
            "2025-26",
            gender,
            "6" if number % 2 else "7",
            next(answers),
            f"{CANARY} number {number}: {NAMES[number % 3].lower()} waits too long{suffix}",
        )
        for number, gender in enumerate(GENDERS)
    ]
    return name, written(SURVEY_HEAD, rows)


def roster():
    header = ("Student ID", "Student Name", "School Year", "Gender", "Grade")
    rows = [
        (f"{number:04d}", f"{NAMES[0]}, {NAMES[1 + number % 2]}", "2025-26", "Girls", "6")
        for number in range(20)
    ]
    return "roster.csv", written(header, rows)


def load(workspace, *files):
    brought = bringing.read(files)
    assert brought.problems == ()
    return bringing.load(workspace, brought.readings)


def texts(workspace):
    """Give the masked text of every comment on the desk, by place."""
    return {
        one.place: "".join(part.text for part in words.on_desk(workspace, one.place).parts)
        for one in words.desk(workspace)
    }


def told_by(cursor):
    """Give all that the tables of a file hold."""
    tables = cursor.execute("SELECT table_name FROM duckdb_tables()").fetchall()
    return "".join(str(cursor.execute(f"FROM {name}").fetchall()) for (name,) in tables)


def of_the_room(workspace):
    """Give all that the room's file holds: by its tables, as bytes, and as .ecop."""
    with workspace.room() as cursor:
        told = told_by(cursor)
    with zipfile.ZipFile(io.BytesIO(sharing.export(workspace))) as archive:
        parts = b"".join(archive.read(name) for name in archive.namelist())
    files = b"".join(path.read_bytes() for path in workspace.folder.glob("room.duckdb*"))
    return told.encode() + parts + files


def with_gender(workspace, gender):
    """Give the place of one comment whose writer is of a gender; the attacker knows the rows."""
    place_of = words._places(workspace)
    found = [one for one in store.written(workspace) if gender in str(one.groups)]
    return place_of(found[0])
