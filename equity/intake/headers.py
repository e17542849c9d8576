"""Names of columns: what a header is known to mean."""

import re
from collections.abc import Iterable

from equity.intake.dictionaries import FIELD_SYNONYMS, FLAGS, HISPANIC, RACE_FLAGS
from equity.intake.race_words import race_named
from equity.intake.spelling import header_words
from equity.intake.subjects import SUBJECT_WORDS
from equity.vocabulary import DIMENSION_FIELDS, DROPPED_FIELDS, Field

_ASIDE = re.compile(r"\([^()]*\)\s*[?.:*]*\s*$")
_NUMBERED = re.compile(r"[a-z]*[1-9]")
_PREFIXES = frozenset({"student", "students", "stu"})
_OF_A_LOG = re.compile(r"(?:behavior|discipline|incident|log|attendance)\.([^.]+)", re.IGNORECASE)
"""How vendors name columns of a log; an id there may be anybody's, and says nothing."""

_OF_PEOPLE = re.compile(
    r"(?:\w*enrollment|demographics?|census|identity|person|pupil)\.([^.]+)", re.IGNORECASE
)
"""How vendors name columns about students; only what groups them is taken from these."""

_CHOICE = re.compile(
    r".*\b(?:race|ethnicity|racial|ethnic"
    r"|(?:describes? you|you identify|yourself)\b.*(?:selected choice|that apply))\b.* - ([^-]+)",
    re.IGNORECASE,
)
"""A column for each choice of a question about race, the choice at its end."""

_IN_BRACKETS = re.compile(
    r".*\b(?:race|ethnicity|racial|ethnic|describes? you|you identify|yourself)\b.*\[([^][]+)\]",
    re.IGNORECASE,
)
"""The same as some tools write it, the choice in brackets."""

_OF_RACE = frozenset({*RACE_FLAGS, Field.HISPANIC_FLAG})
_FLAG_OF = {race: field for field, race in RACE_FLAGS.items()} | {HISPANIC: Field.HISPANIC_FLAG}
_SHORTEST_RACE = 4

_BEFORE_A_MARK = frozenset(
    {"is", "has", "fed", "federal", "student", "stu", "race", "current", "ethnicity"}
)
_AFTER_A_MARK = frozenset(
    {
        *("flag", "ind", "indicator", "status", "yn", "code", "cd", "desc", "current"),
        "student",
        "ethnicity",
    }
)
"""Words around the name of a mark, such as "SPED Flag" or "Is Homeless", which say nothing."""

_ABOUT_ME = frozenset({"i", "you", "your", "yourself", "my"})
_ASKS = _ABOUT_ME | {
    *("what", "which", "how", "is", "are", "am", "do", "does", "would", "of", "the", "a", "an"),
    *("as", "in", "with", "to", "be", "following", "best", "describe", "describes", "identify"),
    *("consider", "please", "select", "choose", "indicate", "current", "currently", "have"),
    *("origin", "all", "that", "apply", "check", "mark"),
}
"""Words of a question about the person who answers, around the one that it asks for."""

_ASKED_OF_PEOPLE = frozenset({Field.RACE_ETHNICITY, Field.GENDER, Field.GRADE, *_OF_RACE})

_EXCUSES = {
    "excused": Field.DAYS_EXCUSED,
    "justificadas": Field.DAYS_EXCUSED,
    "unexcused": Field.DAYS_UNEXCUSED,
    "injustificadas": Field.DAYS_UNEXCUSED,
}
_NO_DAYS = re.compile(r"period|class|clase|hour|hora|minut", re.IGNORECASE)
_A_PART = re.compile(r"excus|justif", re.IGNORECASE)
"""Words in brackets behind days absent that say no days, or a part of them."""

IN_NUMBERED = frozenset({Field.RACE_ETHNICITY, Field.DISCIPLINE_ACTION, Field.DAYS_REMOVED})
"""The fields that a file can have several columns of, with numbers: each says something more."""


def _joined(label: str) -> str:
    return "".join(header_words(label.replace("%", " percent ")))


def stem_of(label: str) -> str:
    """Give a name without the number at its end, under which "Race 1" and "Race 2" are the same."""
    return "".join(header_words(label)).rstrip("0123456789")


def number_of(label: str) -> str:
    """Give the number at the end of a name, "" where it has none.

    >>> number_of("Disposition 2"), number_of("Days")
    ('2', '')
    """
    return "".join(header_words(label)).removeprefix(stem_of(label))


def _one_of_several(words: tuple[str, ...]) -> dict[Field, int]:
    """Give the field where the name is one of `IN_NUMBERED` with a number, as of a second race."""
    stem = "".join(words).rstrip("0123456789")
    known = HEADERS.get(stem) or HEADERS.get(f"{stem}1") or {}
    return {one: place for one, place in known.items() if one in IN_NUMBERED}


def _of_a_test(words: tuple[str, ...]) -> dict[Field, int]:
    """Give what a name such as "ELA Performance Level" is known for without its subject."""
    rest = "".join(word for word in words if word not in SUBJECT_WORDS)
    known = HEADERS.get(rest, {})
    return {one: place for one, place in known.items() if one in (Field.LEVEL, Field.SCORE)}


def _of_one_kind_of_absence(words: tuple[str, ...]) -> dict[Field, int]:
    """Give days with or without an excuse where a name says days absent but for that word.

    >>> list(_of_one_kind_of_absence(("days", "absent", "unexcused")))
    [<Field.DAYS_UNEXCUSED: 'attendance_days_unexcused'>]
    """
    kinds = [_EXCUSES[word] for word in words if word in _EXCUSES]
    rest = "".join(word for word in words if word not in _EXCUSES)
    says_absent = Field.DAYS_ABSENT in HEADERS.get(rest, {})
    return {kinds[0]: 0} if len(kinds) == 1 and says_absent else {}


def _of_a_mark(words: tuple[str, ...]) -> dict[Field, int]:
    """Give the mark of a student that a name says with words around it, or a race by its words.

    >>> list(_of_a_mark(("sped", "flag"))), list(_of_a_mark(("fed", "african", "american")))
    ([<Field.DISABILITY: 'disability'>], [<Field.RACE_FLAG_BLACK: 'race_flag_black'>])
    """
    first, last = 0, len(words)
    while first < last and words[first] in _BEFORE_A_MARK:
        first += 1
    while first < last and words[last - 1] in _AFTER_A_MARK:
        last -= 1
    known = HEADERS.get("".join(words[first:last]), {})
    if marks := {one: at for one, at in known.items() if one in FLAGS or one in _OF_RACE}:
        return marks
    text = " ".join(words[first:last])
    race = race_named(text) if len(text) >= _SHORTEST_RACE else None
    return {_FLAG_OF[race]: 0} if race in _FLAG_OF else {}


def _of_a_question(words: tuple[str, ...]) -> dict[Field, int]:
    """Give the group that a question asks whoever answers for.

    >>> list(_of_a_question(("are", "you", "hispanic", "or", "latino")))
    [<Field.HISPANIC_FLAG: 'hispanic_flag'>]
    >>> list(_of_a_question(("what", "race", "do", "you", "identify", "with")))
    [<Field.RACE_ETHNICITY: 'race_ethnicity'>]
    """
    if not _ABOUT_ME.intersection(words):
        return {}
    rest = [word for word in words if word not in _ASKS]
    known = _of_a_mark(tuple(rest)) or HEADERS.get("".join(rest), {})
    return {one: at for one, at in known.items() if one in _ASKED_OF_PEOPLE}


def _index() -> dict[str, dict[Field, int]]:
    known: dict[str, dict[Field, int]] = {}
    for field, names in FIELD_SYNONYMS.items():
        for place, name in enumerate(names):
            known.setdefault(_joined(name), {}).setdefault(field, place)
    return known


HEADERS: dict[str, dict[Field, int]] = _index()
"""The words of a name, joined -> the fields it can mean, each with its place in their lists."""


def _words(label: str) -> tuple[str, ...]:
    """Give the words of a name, without the one that Ed-Fi puts behind names of lists."""
    words = header_words(label.replace("%", " percent "))
    is_a_list = words[1:] and words[-1] == "descriptor" and "".join(words) not in HEADERS
    return words[:-1] if is_a_list else words


def _of_a_vendor(label: str) -> dict[Field, int] | None:
    """Give the fields of a name behind a table's, or of a choice; None where it is neither."""
    if choice := _CHOICE.fullmatch(label) or _IN_BRACKETS.fullmatch(label):
        of_choice = HEADERS.get(_joined(choice[1])) or _of_a_mark(_words(choice[1]))
        return {one: at for one, at in of_choice.items() if one in _OF_RACE}
    if of_log := _OF_A_LOG.fullmatch(label):
        name = _joined(of_log[1])
        anybody = frozenset() if "student" in name else {*DROPPED_FIELDS, Field.STUDENT_ID}
        return {one: at for one, at in HEADERS.get(name, {}).items() if one not in anybody}
    if of_people := _OF_PEOPLE.fullmatch(label):
        of_name = HEADERS.get(_joined(of_people[1]), {})
        return {one: at for one, at in of_name.items() if one in (*DIMENSION_FIELDS, *_OF_RACE)}
    return None


def meanings_of(label: str) -> dict[Field, int]:
    """Give the fields that a column's name is known for, also behind a vendor's prefix.

    Words in brackets at its end, such as "(select all that apply)", say nothing.

    The number is the name's place in the field's list: the lower, the more usual.

    >>> list(meanings_of("stu.GR")), list(meanings_of("behavior.incidentDate"))
    ([<Field.GRADE: 'grade'>], [<Field.INCIDENT_DATE: 'incident_date'>])
    >>> list(meanings_of("activeEnrollment.specialEdStatus")), meanings_of("census.id")
    ([<Field.DISABILITY: 'disability'>], {})
    """
    if "#" in label and (numbered := meanings_of(label.replace("#", " number "))):
        return numbered
    words = _words(label)
    known = HEADERS.get("".join(words), {})
    if not known and len(words) > 1 and words[0] in _PREFIXES:
        known = HEADERS.get("".join(words[1:]), {})
    if not known and words and _NUMBERED.fullmatch(words[-1]):
        known = _one_of_several(words)
    if not known and (of_vendor := _of_a_vendor(label)) is not None:
        return of_vendor
    if not known and SUBJECT_WORDS.intersection(words):
        known = _of_a_test(words)
    if not known and words:
        known = _of_one_kind_of_absence(words) or _of_a_mark(words) or _of_a_question(words)
    if not known and (bare := _ASIDE.sub(" ", label)).strip() != label.strip():
        known = meanings_of(bare) if bare.strip() else {}
        of_days = {Field.DAYS_ABSENT, *_EXCUSES.values()}.intersection(known)
        part = Field.DAYS_ABSENT in known and _A_PART.search(label)
        if of_days and (part or _NO_DAYS.search(label)):
            return {}
    return known


def tells_persons(labels: Iterable[str]) -> bool:
    """Tell whether a column's name is that of ids of students, or of who answered a survey."""
    ids = {Field.SURVEY_RESPONDENT_ID, Field.STUDENT_ID}
    return any(ids.intersection(meanings_of(label)) for label in labels)
