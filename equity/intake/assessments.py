"""Results of tests: one row a student and test, or one row a student with a column a subject.

A level says whether the standard was met. Words that all know are read by themselves; what a number
or another word means, a person says. A score alone says nothing: each test and grade has its own
line.
"""

import re

import pandas as pd

from equity.intake import rows, unexplained
from equity.intake.by_value import by_value
from equity.intake.dictionaries import GROUP_VALUES, NO, NOT_GROUPS, YES, look_up
from equity.intake.mapping import Reading
from equity.intake.spelling import fold, header_words, plain
from equity.intake.subjects import subject_of
from equity.intake.table import Check, CleanTable
from equity.language import _
from equity.measures import SUBJECTS
from equity.problems import FileRefused
from equity.vocabulary import Field, FileKind

MET = {"Met or above": 1.0, "Not met": 0.0}
NO_SUBJECT = "test"

_TABLE = GROUP_VALUES[Field.LEVEL]
_USED = frozenset({Field.STUDENT_ID, Field.SCHOOL_YEAR, Field.TEST, Field.LEVEL})
_SAYS_MET = frozenset({"met", "meets", "proficient"})
_NUMBERED = re.compile(r"(?:level\s*)?\d\s*(?:[-:.)–]\s*|\s)|\s*[-(:–]\s*(?:level\s*)?\d\)?$")


def level_of(text: str) -> str | None:
    """Give whether a level met the standard, None where nobody but the school can say.

    >>> level_of("Level 3: Standard Met"), level_of("Below Basic"), level_of("Level 3")
    ('Met or above', 'Not met', None)
    """
    return look_up(_TABLE, text) or look_up(_TABLE, _NUMBERED.sub("", fold(text)))


def answer_of(text: str) -> str | None:
    """Give the level that yes or no means in a column such as "Met standard".

    >>> answer_of("Y"), answer_of("0"), answer_of("Proficient"), answer_of("2")
    ('Met or above', 'Not met', 'Met or above', None)
    """
    folded = fold(text)
    return "Met or above" if folded in YES else "Not met" if folded in NO else level_of(text)


def clean_tests(reading: Reading, *, key: bytes, period: str | None) -> CleanTable:
    """Give one row for each row that says whether a student met a standard."""
    whole = reading
    _need_levels(reading)
    reading, named, unnamed = rows.of_students(reading, key=key, period=period)
    results, found = _results(reading)
    said = results.notna().any(axis=1)
    reading, silent = rows.kept(reading, said, _("no level, or a test in another subject"))
    frame = pd.concat([named, results], axis=1).loc[reading.sheet.frame.index]
    checks = (*rows.columns_left_out(reading, _USED), *found, *_several_results(frame))
    return rows.of_outcomes(FileKind.TESTS, whole, frame, (*unnamed, *silent), checks, key=key)


def _need_levels(reading: Reading) -> None:
    if not reading.mapping.labels_of(Field.LEVEL):
        raise FileRefused(
            _("The file does not say who met the standard"),
            _(
                "In {file} no column is the level that a student reached. A score alone does not "
                "say it: each test and grade has its own line.",
                file=reading.sheet.file,
            ),
            _("Choose the column with the level, or bring a file that has it."),
        )


def _results(reading: Reading) -> tuple[pd.DataFrame, list[Check]]:
    """Give 1 or 0 for each subject of each row, and how tests were told apart."""
    index = reading.sheet.frame.index
    found = {one: pd.Series(pd.NA, index=index, dtype="Float64") for one in SUBJECTS}
    tests: dict[str, set[str]] = {one: set() for one in SUBJECTS}
    others: set[str] = set()
    for label in reading.mapping.labels_of(Field.LEVEL):
        met = _met(reading, label)
        for name, of_test in _tests_of(reading, label):
            subject = subject_of(name) or (NO_SUBJECT if _is_alone(reading) else None)
            if subject is None:
                others.add(name)
                continue
            tests[subject].add(plain(name))
            found[subject] = found[subject].fillna(met.where(of_test))
    return pd.DataFrame(found), [*_alike(tests), *_other_tests(others)]


def _met(reading: Reading, label: str) -> pd.Series:
    """Give 1 where a level met the standard and 0 where not; a Problem asks for what is unclear."""
    written = reading.sheet.column(label)
    says_met = bool(_SAYS_MET.intersection(header_words(label)))
    levels = by_value(written, answer_of if says_met else level_of, "str")
    nothing = by_value(written, lambda raw: fold(raw) in NOT_GROUPS[Field.LEVEL], "bool")
    unexplained.refuse(
        written[levels.isna() & ~nothing],
        title=_("Some levels need a meaning"),
        what=lambda names: _(
            "'{label}' of {file} has levels that mean different things in different tests: "
            "{names}.",
            label=label,
            file=reading.sheet.file,
            names=names,
        ),
        instead=_("Say of each whether it is at the standard or above, or under it."),
    )
    return by_value(levels, MET.get, "Float64")


def _tests_of(reading: Reading, label: str) -> list[tuple[str, pd.Series]]:
    """Give the tests that a column of levels is about, each with the rows that are about it."""
    index = reading.sheet.frame.index
    if subject_of(label):
        return [(label, pd.Series(True, index=index))]
    written = rows.only_column(reading, Field.TEST)
    if written is None:
        return [(label, pd.Series(True, index=index))]
    return [(str(name), written == name) for name in written.unique()]


def _is_alone(reading: Reading) -> bool:
    """Tell whether the whole file is about one test."""
    if len(reading.mapping.labels_of(Field.LEVEL)) > 1:
        return False
    written = rows.only_column(reading, Field.TEST)
    return written is None or len({fold(str(name)) for name in written.unique()}) == 1


def _alike(tests: dict[str, set[str]]) -> list[Check]:
    return [
        Check(
            _(
                "Several tests count as one subject: {names}. Of several results of a student in "
                "one subject the best counts",
                names=", ".join(f"'{one}'" for one in sorted(names)),
            ),
            needs_a_look=True,
        )
        for names in tests.values()
        if len(names) > 1
    ]


def _other_tests(names: set[str]) -> list[Check]:
    if not names:
        return []
    sentence = _(
        "Only tests in English, math and science are counted. Left out: {names}",
        names=", ".join(f"'{plain(one)}'" for one in sorted(names)[:12]) or _("nothing"),
    )
    return [Check(sentence, needs_a_look=True)]


def _several_results(frame: pd.DataFrame) -> list[Check]:
    counted = frame.groupby(["person", "period"])[list(SUBJECTS)].count()
    students = int((counted > 1).any(axis=1).sum())
    if not students:
        return []
    sentence = _(
        "Students with several results in one subject: {count}. The best counts", count=students
    )
    return [Check(sentence, needs_a_look=True)]
