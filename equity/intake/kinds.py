"""Tells what one row of a sheet is about: a student, an incident, a survey answer, a grade."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from equity.intake.day_codes import why_of_days
from equity.intake.dictionaries import RACE_FLAGS
from equity.intake.fields import (
    ABOUT_ACADEMICS,
    ABOUT_ATTENDANCE,
    ABOUT_INCIDENTS,
    ABOUT_SURVEYS,
    ABOUT_TOTALS,
    KINDS_OF_ABSENCE,
)
from equity.intake.headers import meanings_of
from equity.intake.one_roster import name_students
from equity.intake.profile import Profile
from equity.language import _
from equity.vocabulary import DIMENSION_FIELDS, Field, FileKind

_IN_MANY_FILES = {
    *("id", "date", "entrydate", "time", "period", "status", "reason", "location", "place"),
    *("where", "why", "days", "length", "duration", "teacher", "staff", "author", "response"),
    *("role", "outcome", "startdate", "enddate", "starttime", "language"),
    *("fecha", "hora", "motivo", "lugar", "sitio", "días", "dias", "duración", "duracion"),
    *("maestro", "maestra", "docente", "respuesta", "rol", "idioma"),
}
"""Names that alone do not tell what a file is about."""

_SUSPENDS = re.compile(r"susp|\b(?:iss|oss)\b", re.IGNORECASE)
_SENTENCE = 4
_GROUPS_OF_A_LIST = 2
_CODE_OF_A_QUESTION = re.compile(r"q\d")
_CODE_OF_A_SURVEY = re.compile(r"[a-z_ ]+\d+[a-z]?$")
"""How questions are called, such as SAFE1, where a column says who answered."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The kind of a sheet, None where we could not tell, with certainty and reason."""

    kind: FileKind | None
    certainty: float
    why: str


def is_question(profile: Profile) -> bool:
    """Tell whether the column's name is a sentence, as survey questions are."""
    return len(profile.label.split()) >= _SENTENCE or profile.label.rstrip().endswith("?")


def _claims(profiles: Sequence[Profile], fields: Sequence[Field]) -> tuple[int, int]:
    """Count the columns with a known name of these fields: clear names, and names of many uses."""
    named = [one for one in profiles if any(field in fields for field in meanings_of(one.label))]
    vague = sum("".join(one.words) in _IN_MANY_FILES for one in named)
    return len(named) - vague, vague


def _incidents(profiles: Sequence[Profile]) -> int:
    clear, vague = _claims(profiles, ABOUT_INCIDENTS)
    seen = sum(
        one.sniffed is not None
        and one.sniffed[0] in (Field.DISCIPLINE_ACTION, Field.BEHAVIOR)
        and not meanings_of(one.label)
        for one in profiles
    )
    of_deeds = seen or any(_claims(profiles, [*{*ABOUT_INCIDENTS} - {Field.DAYS_REMOVED}]))
    return 2 * (clear + seen) + vague if of_deeds else 0


def _is_of_a_respondent(profile: Profile) -> bool:
    """Tell whether the name is that of somebody who answered, not any ID."""
    says_so = any(word.startswith("respon") for word in profile.words)
    return says_so and Field.SURVEY_RESPONDENT_ID in meanings_of(profile.label)


def _survey_items(profiles: Sequence[Profile]) -> tuple[int, int]:
    """Count columns of answers in words, and columns that could be answers in numbers."""
    unnamed = [one for one in profiles if not meanings_of(one.label)]
    words = sum(one.scale not in (None, "yesno", "true_false") for one in unnamed)
    code = _CODE_OF_A_SURVEY if any(map(_is_of_a_respondent, profiles)) else _CODE_OF_A_QUESTION
    coded = sum(
        one.is_coded_answers and (is_question(one) or bool(code.match(one.label.casefold())))
        for one in unnamed
    )
    return words, coded


def kind_of(profiles: Sequence[Profile]) -> Verdict:
    """Propose the kind of a sheet from the names and values of all its columns."""
    words, coded = _survey_items(profiles)
    survey_names = _claims(profiles, ABOUT_SURVEYS)[0]
    incidents = _incidents(profiles)
    if words >= 2 or (words and survey_names):
        return Verdict(
            FileKind.SURVEY,
            0.95 if words >= 2 else 0.7,
            _("Columns with answers such as Agree or Disagree: {count}", count=words),
        )
    if found := _daily(profiles) or _tests(profiles) or _totals(profiles):
        return found
    if incidents >= 3:
        return Verdict(
            FileKind.INCIDENTS,
            0.95 if incidents >= 5 else 0.8,
            _("It has columns that only a discipline log has"),
        )
    if outcomes := _outcomes(profiles):
        return outcomes
    if coded >= 3 or (coded and survey_names):
        return Verdict(
            FileKind.SURVEY, 0.6, _("Columns with answers in numbers: {count}", count=coded)
        )
    return _voices(profiles) or _roster(profiles)


def _voices(profiles: Sequence[Profile]) -> Verdict | None:
    """Propose a community conversation: sentences beside a question or groups, and no IDs."""
    texts = [
        one
        for one in profiles
        if one.is_long_text and not {*DIMENSION_FIELDS, Field.DISTRICT} & {*meanings_of(one.label)}
    ]
    known = {field for one in profiles for field in meanings_of(one.label)}
    is_asked = Field.VOICES_QUESTION in known or any(one.label.endswith("?") for one in texts)
    if not texts or Field.STUDENT_ID in known or not (is_asked or known & _GROUPS):
        return None
    why = _("It has what people said, one row an answer, and no student IDs")
    return Verdict(FileKind.VOICES, 0.9 if is_asked else 0.7, why)


def _daily(profiles: Sequence[Profile]) -> Verdict | None:
    why = why_of_days(profiles)
    return Verdict(FileKind.ATTENDANCE, 0.9, why) if why else None


def _tests(profiles: Sequence[Profile]) -> Verdict | None:
    """Propose results of tests where a level or a score stands beside a student and a test.

    A list of students that has columns of levels too stays a list of students.
    """
    known = Counter(field for one in profiles for field in meanings_of(one.label))
    levels, scores = known[Field.LEVEL], known[Field.SCORE]
    others = any(_tells(one, (Field.MARK, Field.GPA, Field.PASSED)) for one in profiles)
    if not (Field.STUDENT_ID in known and levels + scores) or (others and not levels):
        return None
    groups = sum(known[field] for field in _OF_PEOPLE & known.keys())
    is_by_test = Field.TEST in known
    says_little = levels + scores + is_by_test < 2 and (groups or not levels)
    if says_little or (groups >= 2 and not is_by_test):
        return None
    return Verdict(FileKind.TESTS, 0.9, _("It has levels or scores of tests"))


def _totals(profiles: Sequence[Profile]) -> Verdict | None:
    """Propose totals of discipline where numbers of suspensions or referrals stand by a student.

    A list of students that has such columns too stays a list of students.
    """
    named = [field for one in profiles for field in meanings_of(one.label)]
    counts = [one for one in profiles if one.is_numbers and _counts(one, profiles)]
    of_a_log = {Field.INCIDENT_ID, Field.INCIDENT_DATE, Field.BEHAVIOR, Field.DISCIPLINE_ACTION}
    if not counts or Field.STUDENT_ID not in named or of_a_log.intersection(named):
        return None
    if sum(field in _OF_PEOPLE for field in named) >= 2:
        return None
    return Verdict(FileKind.TOTALS, 0.9, _("It counts suspensions or referrals of each student"))


def _counts(profile: Profile, profiles: Sequence[Profile]) -> bool:
    """Tell whether a name says suspensions or referrals, or days of them in a file by student.

    Days of suspension beside attendance or marks do not make a file one of discipline.
    """
    known = meanings_of(profile.label)
    if Field.DAYS_REMOVED in known and _SUSPENDS.search(profile.label):
        return (
            _stand_once(profiles)
            and not any(one.are_dates for one in profiles)
            and not _outcomes(profiles)
        )
    return any(field in known for field in ABOUT_TOTALS)


def _stand_once(profiles: Sequence[Profile]) -> bool:
    """Tell whether students have numbers, and each stands in one row."""
    ids = [one for one in profiles if Field.STUDENT_ID in meanings_of(one.label)]
    return bool(ids) and all(max(one.counts.values(), default=0) == 1 for one in ids)


def _outcomes(profiles: Sequence[Profile]) -> Verdict | None:
    """Propose attendance or grades where such columns are at least as many as those of groups.

    A list of students that has a column of them, say of averages, stays a list of students.
    """
    attendance, academics = (
        len([one for one in profiles if _tells(one, fields)])
        for fields in (ABOUT_ATTENDANCE, ABOUT_ACADEMICS)
    )
    attendance += any(_tells(one, KINDS_OF_ABSENCE) for one in profiles)
    groups = sum(bool(_OF_PEOPLE.intersection(meanings_of(one.label))) for one in profiles)
    most = max(attendance, academics)
    is_list = groups >= _GROUPS_OF_A_LIST and _stand_once(profiles)
    if most == 0 or most < groups + is_list or (most == 1 and groups):
        return None
    certainty = 0.9 if most >= 2 else 0.7
    if attendance >= academics:
        return Verdict(FileKind.ATTENDANCE, certainty, _("It says how much students were absent"))
    return Verdict(
        FileKind.ACADEMICS, certainty, _("It has marks, courses or grade point averages")
    )


def _tells(profile: Profile, fields: Sequence[Field]) -> bool:
    """Tell whether the name is known for one of the fields, and is no level such as grade 7."""
    known = meanings_of(profile.label)
    if Field.GRADE in known and profile.known(Field.GRADE) >= profile.filled / 2:
        return False
    return any(field in known for field in fields)


def _roster(profiles: Sequence[Profile]) -> Verdict:
    has_id = name_students(profiles)
    groups = sum(
        any(field in _GROUPS for field in meanings_of(one.label)) or one.sniffed is not None
        for one in profiles
    )
    if has_id and groups:
        return Verdict(
            FileKind.ROSTER, 0.9, _("It has student IDs and groups, one row for each student")
        )
    if groups >= 2:
        why = _("It has groups, but no student ID. Please choose what one row is about")
        return Verdict(None, 0.2, why)
    return Verdict(None, 0.0, _("We could not tell. Please choose what one row is about"))


_GROUPS = frozenset({*DIMENSION_FIELDS, Field.HISPANIC_FLAG, *RACE_FLAGS})
_OF_PEOPLE = _GROUPS - {Field.GRADE, Field.SCHOOL}
