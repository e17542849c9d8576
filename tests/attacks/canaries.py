"""A school whose files are full of canaries: signs that must never arrive where people look.

Every name, id, address, number of a phone and text of people's own holds `SIGN`, or digits that
nothing else has. Every student has a grade point average with six digits after the point, so that
the mean and the sum of any group are numbers that no other thing can be.
"""

import csv
import io
import math
import re
import struct
from collections.abc import Iterable, Iterator

import numpy as np
from invented_school import Person, files, respondents, students
from what_is_seen import Crowd, askable, values

SIGN = "zqx"
TEXTS = re.compile(rb"zqx|1911-\d\d-\d\d|907[-. ]?313[-. ]?\d{4}", re.IGNORECASE)
"""What is written of one person: SIGN, a birth date, a phone number."""

PUPILS = students(3, 300, unrecorded=0.02)
ANSWERS = respondents(3, 220)
SHARES = ("suspended", "item.the_rules_are_fair", "topic.belonging")


def brought() -> list[tuple[str, bytes]]:
    """Give the school's files; two rows of the last one are of nobody."""
    made = {name: _rows(content) for name, content in files(PUPILS, ANSWERS)}
    for number, row in enumerate(made["roster.csv"]):
        row.update(_private(number) | {"Student ID": _id(number)})
    for number, row in enumerate(made["incidents.csv"]):
        row.update({"Student ID": _id(int(row["Student ID"])), "Description": _text(number)})
    for number, row in enumerate(made["climate.csv"]):
        row.update({"Email": f"{SIGN}{number}@mail.example", "What should change?": _text(number)})
    made["staff_survey.csv"] = [
        row | {"Employee ID": _id(number), "Email": f"{SIGN}{number}@mail.example"}
        for number, row in enumerate(made["climate.csv"][:40])
    ]
    grades = [
        {"Student ID": _id(number), "School Year": "2025-26", "GPA": f"{one:.6f}"}
        for number, one in enumerate(averages())
    ]
    strays = [grades[0] | {"Student ID": one} for one in (f"{SIGN}-nobody", "")]
    made["grades.csv"] = [*grades, *strays]
    return [(name, _csv(rows)) for name, rows in made.items()]


def spoiled() -> list[tuple[str, bytes]]:
    """Give files that are none, so that the app says what is wrong with them."""
    return [
        *((f"nameless_{name}", rows.partition(b"\n")[2]) for name, rows in brought()),
        ("empty.csv", b""),
        ("no_table.xlsx", f"{SIGN} is no workbook".encode()),
        ("unclosed.csv", f'Student ID;Email\n"{SIGN}-1;{SIGN}@mail.example\n'.encode()),
    ]


def averages() -> list[float]:
    """Give a grade point average of each student, between 1 and 4, to six digits."""
    return [1 + number * 7919 % 2_999_983 / 1e6 for number in range(len(PUPILS))]


def texts(content: bytes) -> set[str]:
    """Find what is written of one person, also as UTF-16."""
    found = TEXTS.findall(content) + TEXTS.findall(content.replace(b"\0", b""))
    return {one.decode() for one in found}


class Numbers:
    """Exact numbers in each form that could leave: as text of at least `signs`, and as bytes.

    What has few digits, or is a share of few parts as columns of a page are, is no canary.
    """

    def __init__(self, exact: Iterable[float], *, signs: int) -> None:
        self.signs = signs
        known = filter(_is_unmistakable, exact)
        self.forms = {form: one for one in known for form in (one, 100 * one)}
        self.packed = {struct.pack("<d", form)[2:]: one for form, one in self.forms.items()}
        self.written: dict[bytes, list[float]] = {}
        for form in self.forms:
            self.written.setdefault(f"{form:.12f}"[:signs].encode(), []).append(form)

    def found(self, content: bytes) -> set[float]:
        """Find numbers as text and as eight bytes, the last two aside."""
        long = re.findall(rb"(?<![\d.])\d+\.\d{5,}", content)
        near = ((one, form) for one in long for form in self.written.get(one[: self.signs], ()))
        packed = {content[at : at + 6] for at in _places(content)} & self.packed.keys()
        return {self.forms[form] for one, form in near if _is_written(one, form)} | {
            self.packed[one] for one in packed
        }


def of_grades() -> Iterator[float]:
    """Give the numbers that no arithmetic on codes can come to by chance."""
    crowd = Crowd.of(PUPILS)
    grades = crowd.summed(averages())
    for group in askable(crowd):
        row = crowd.row(group)
        if row @ crowd.everybody:
            yield float(row @ grades)
            yield float(row @ grades / (row @ crowd.everybody))


def of_shares() -> Iterator[float]:
    """Give the exact shares of groups; a fraction of codes could be the same by chance."""
    for key in SHARES:
        crowd = Crowd.of(PUPILS if key == "suspended" else ANSWERS)
        given, _most, _unit = values(key, crowd.people)
        persons = crowd.summed(one is not None for one in given)
        totals = crowd.summed(one or 0.0 for one in given)
        for group in askable(crowd):
            row = crowd.row(group)
            if row @ persons:
                yield float(row @ totals / (row @ persons))


def _is_unmistakable(number: float) -> bool:
    short = math.isclose(number * 1e4, round(number * 1e4), abs_tol=1e-6)
    simple = any(
        math.isclose(number * few, round(number * few), abs_tol=1e-9) for few in range(1, 7)
    )
    return not short and not simple


def _is_written(text: bytes, number: float) -> bool:
    """Tell whether a text is a number, rounded or cut off after any of its digits."""
    last = 10.0 ** -len(text.partition(b".")[2])
    return math.isclose(float(text), number, rel_tol=1e-9, abs_tol=last)


def _places(content: bytes) -> np.ndarray:
    """Give where the bytes of a number between about 0.008 and 2,000 could begin."""
    last = np.frombuffer(content, np.uint8)
    return (
        np.flatnonzero((last[7:] == 0x3F) | (last[7:] == 0x40)) + 2 if len(last) > 8 else last[:0]
    )


def _id(number: int) -> str:
    return f"{SIGN}{number:05d}"


def _text(number: int) -> str:
    return f"On day {number} {SIGN} said that the bell is too loud and nobody listens to it"


def _private(number: int) -> dict[str, str]:
    return {
        "Student Name": f"Zqxborn{number}, Zqxlina",
        "Date of Birth": f"1911-{number % 12 + 1:02d}-{number % 28 + 1:02d}",
        "Parent Email": f"{SIGN}.{number}@mail.example",
        "Home Phone": f"(907) 313-{number:04d}",
        "Notes": _text(number),
    }


def _rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"))))


def _csv(rows: list[Person]) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-8")


GRADES = Numbers(of_grades(), signs=7)
RATES = Numbers(of_shares(), signs=12)


def canaries(content: bytes) -> set[str | float]:
    """Find every canary."""
    return texts(content) | GRADES.found(content) | RATES.found(content)
