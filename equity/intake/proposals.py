"""What one column is proposed to mean, by its name and its values."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from rapidfuzz import fuzz, process

from equity.intake.dictionaries import (
    FIELD_SYNONYMS,
    GROUP_VALUES,
    HISPANIC,
    RACE_FLAGS,
    is_missing,
)
from equity.intake.field_labels import FIELD_LABELS
from equity.intake.fields import FIELDS_OF, KINDS_OF_ABSENCE
from equity.intake.headers import meanings_of
from equity.intake.items import YES_OR_NO
from equity.intake.likert import KNOWN_SHARE
from equity.intake.marks import are_of_100, read_mark
from equity.intake.profile import Profile
from equity.intake.race import answer_of, race_of
from equity.intake.spelling import fold, header_words
from equity.intake.subjects import subject_of
from equity.intake.years import is_school_year, school_year
from equity.language import _
from equity.vocabulary import Field, FileKind

NEVER_NEARLY = frozenset(
    {
        Field.RACE_ETHNICITY,
        Field.HISPANIC_FLAG,
        *RACE_FLAGS,
        Field.GENDER,
        Field.DISABILITY,
        Field.SECTION_504,
        *(Field.DISCIPLINE_ACTION, Field.SUSPENSIONS, Field.REFERRALS, Field.INCIDENT_ID),
        *(Field.DAYS_ABSENT, Field.DAYS_PRESENT, Field.DAYS_ENROLLED, Field.CHRONIC_ABSENT),
        *KINDS_OF_ABSENCE,
        *(
            Field.ATTENDANCE_CODE,
            Field.ATTENDANCE_RATE,
            Field.LEVEL,
            Field.DAYS_REMOVED,
            Field.MARK,
            Field.PASSED,
            Field.GPA,
        ),
    }
)
"""Never taken for a name that is only near to a known one."""

_SHAPES: dict[Field, Callable[[Profile], bool]] = {
    Field.SCHOOL_YEAR: lambda profile: _mostly(profile, _reads_as_year),
    Field.GPA: lambda profile: _mostly(profile, lambda value: value[0] in "012345"),
    Field.ATTENDANCE_CODE: lambda profile: profile.are_codes,
    Field.ATTENDANCE_DATE: lambda profile: profile.are_dates,
    Field.INCIDENT_ID: lambda profile: not _is_one_for_many(profile),
}
"""What the values of a field look like."""

_A_STUDENT = (("estudiante",), ("alumno",), ("alumna",))
"""Names of columns that hold ids in some files, and names in others."""

_NEAR = 90
_MARGIN = 8
_SHORTEST_NEAR = 5
_MOST_WORDS = 4
_WORDS_AROUND_ONE = 2
_MOST_MARKS = 12
_MOST_ROWS_OF_ONE = 20
_CODES_OF_WORDS = frozenset({"code", "codes", "cd"})
_IN_CODES = 40
"""How far a column of codes stands behind one of words with the same meaning."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A field for a column, or None to ask. The lower `rank`, the better the claim to the field."""

    field: Field | None
    certainty: float
    why: str
    rank: tuple[int, int] = (9, 0)


def meaning(field: Field) -> str:
    """Give the field in words that go on in a sentence.

    >>> meaning(Field.RACE_ETHNICITY)
    'race and ethnicity'
    """
    label = _(FIELD_LABELS[field]).split(" (")[0]
    is_a_name = field in RACE_FLAGS or field is Field.HISPANIC_FLAG
    return label if is_a_name else label[:1].lower() + label[1:]


def _mostly(profile: Profile, fits: Callable[[str], object]) -> bool:
    return sum(rows for value, rows in profile.counts.items() if fits(value)) >= profile.filled / 2


def _is_one_for_many(profile: Profile) -> bool:
    """Tell whether one value stands in half of many rows, as a kind of entry does and no number."""
    return max(profile.counts.values(), default=0) >= max(profile.filled / 2, _MOST_ROWS_OF_ONE)


def _reads_as_year(value: str) -> bool:
    return bool(re.fullmatch(r"20\d\d", value)) or is_school_year(school_year(value) or "")


def _says_hispanic_or_not(profile: Profile) -> bool:
    """Tell whether all values say of somebody that they are Hispanic or not, and no race."""
    values = [value for value in profile.counts if not is_missing(value)]
    names_a_race = any(race_of(value) not in (None, HISPANIC) for value in values)
    return not names_a_race and {answer_of(value, HISPANIC) for value in values} == {True, False}


def _could_be(field: Field, profile: Profile) -> bool:
    """Tell whether the values do not speak against a field that the name says."""
    half = profile.filled / 2
    match field:
        case Field.GRADE:
            fits = profile.known(field) >= half
        case Field.DISCIPLINE_ACTION | Field.BEHAVIOR:
            fits = not profile.is_yes_or_no
        case Field.STUDENT_ID if profile.words in _A_STUDENT:
            fits = _mostly(profile, lambda value: any(map(str.isdigit, value)))
        case Field.INCIDENT_TIME:
            fits = profile.words != ("period",) or _mostly(profile, lambda value: ":" in value)
        case Field.MARK:
            known = partial(read_mark, of_100=are_of_100(profile.counts))
            fits = _mostly(profile, known) and profile.known(Field.GRADE) < half
        case _ if field in _SHAPES:
            fits = _SHAPES[field](profile)
        case (
            Field.DAYS_REMOVED
            | Field.DAYS_ABSENT
            | Field.DAYS_EXCUSED
            | Field.DAYS_UNEXCUSED
            | Field.DAYS_PRESENT
            | Field.DAYS_ENROLLED
            | Field.ATTENDANCE_RATE
        ):
            fits = _mostly(profile, lambda value: value[0].isdigit() or value[0] == ".")
        case Field.STUDENT_NAME:
            fits = not _mostly(profile, lambda value: any(map(str.isdigit, value)))
        case _ if field in RACE_FLAGS or field is Field.HISPANIC_FLAG:
            fits = len(profile.counts) <= _MOST_MARKS and profile.scale in (None, *YES_OR_NO)
        case _:
            fits = True
    return fits or not profile.filled


def by_name(profile: Profile, kind: FileKind | None) -> Proposal | None:
    """Propose what the name is known for, unless the values speak against it."""
    known = meanings_of(profile.label)
    fields = [field for field in FIELDS_OF[kind] if field in known]
    if not fields:
        return None
    field = next((one for one in fields if _could_be(one, profile)), fields[0])
    words = "".join(profile.words)
    if field is Field.STUDENT_NAME and words == "student" and not _could_be(field, profile):
        return Proposal(Field.STUDENT_ID, 0.7, _("The values look like IDs"), (0, 50))
    if field is Field.RACE_ETHNICITY and words == "ethnicity" and profile.is_yes_or_no:
        return Proposal(Field.HISPANIC_FLAG, 0.7, _("The values are yes or no"), (0, 50))
    if field is Field.RACE_ETHNICITY and "race" not in words and _says_hispanic_or_not(profile):
        why = _("The values say who is Hispanic or Latino, and who is not")
        return Proposal(Field.HISPANIC_FLAG, 0.7, why, (0, 50))
    if field is not Field.STUDENT_NAME and not _could_be(field, profile):
        return Proposal(
            None,
            0.2,
            _(
                "The name usually means {meaning}, but the values look different. Please choose",
                meaning=meaning(field),
            ),
        )
    tells_more = field is Field.TEST and _mostly(profile, subject_of)
    tells_less = _IN_CODES if _CODES_OF_WORDS.intersection(profile.words) else 0
    return Proposal(
        field,
        0.95,
        _("The name usually means {meaning}", meaning=meaning(field)),
        (0, -1 if tells_more else known[field] + tells_less),
    )


def by_values(profile: Profile, kind: FileKind | None) -> Proposal | None:
    """Propose the field whose groups at least 80 % of the filled values say."""
    if profile.sniffed is None or profile.sniffed[0] not in FIELDS_OF[kind]:
        return None
    field, share = profile.sniffed
    why = _(
        "{tenths} of 10 values are known for {meaning}",
        tenths=int(share * 10),
        meaning=meaning(field),
    )
    return Proposal(field, round(0.85 * share, 2), why, (1, 0))


def not_kept(profile: Profile) -> Proposal | None:
    """Propose to leave out what looks like names, mail addresses or phone numbers."""
    if profile.are_contacts:
        return Proposal(
            Field.CONTACT, 0.8, _("Looks like mail addresses or phone numbers. We do not keep them")
        )
    if profile.are_names:
        return Proposal(Field.STUDENT_NAME, 0.7, _("Looks like names. We do not keep names"))
    return None


def by_near_name(profile: Profile, kind: FileKind | None) -> Proposal | None:
    """Propose the field that has by far the nearest name, if the values could be it."""
    if not 1 <= len(profile.words) <= _MOST_WORDS:
        return None
    label = " ".join(profile.words)
    fields = [field for field in FIELDS_OF[kind] if field in FIELD_SYNONYMS]
    near = sorted(((_nearness(label, field), field) for field in fields), reverse=True)
    (first, field), (second, _other) = near[0], near[1]
    if first < _NEAR or first - second < _MARGIN or field in NEVER_NEARLY:
        return None
    if not _could_be(field, profile) or not _is_known(field, profile):
        return None
    return Proposal(
        field,
        0.6,
        _("The name is close to a usual name for {meaning}. Please check", meaning=meaning(field)),
        (2, 0),
    )


def _nearness(label: str, field: Field) -> float:
    """Give how near the label is (0 to 100) to the field's nearest name of no more words.

    In a long label a single word, such as "school", says too little.
    """
    words = len(label.split())
    fewest = 2 if words > _WORDS_AROUND_ONE else 1
    names = [
        fold(name)
        for name in FIELD_SYNONYMS[field]
        if len(name) >= _SHORTEST_NEAR and fewest <= len(header_words(name)) <= words
    ]
    found = process.extractOne(label, names, scorer=fuzz.token_set_ratio)
    return float(found[1]) if found else 0.0


def _is_known(field: Field, profile: Profile) -> bool:
    if field is Field.STUDENT_NAME:
        return profile.looks_like_names
    return field not in GROUP_VALUES or profile.known(field) >= KNOWN_SHARE * profile.filled > 0
