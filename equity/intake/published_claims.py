"""What a column name of a published file claims: a count, students or a percent, and of what.

What counts events, such as removals, never counts students.
"""

import re
from dataclasses import dataclass

from equity.intake.headers import meanings_of
from equity.intake.published_words import outcome_of
from equity.intake.spelling import header_words
from equity.vocabulary import Field

_RATE = re.compile(
    r"\b(pct|perc|percent|percents|percentage|proportion|fraction|share|currstatus)\b|rate\b|rates\b"
    r"|^per (?!pupil|student|capita)"
)
_HOW_MANY = re.compile(r"(?:^|(?<= ))(?P<of>of )?how many$")
_ENROLLED = re.compile(r"(?<!still )enrol|population|membership|cohort|eligible|tested")
_STUDENTS = re.compile(
    r"(?<!still )enrol|denom|\bden\b|\bpop\b|population|membership|\bcohort\b|headcount|eligible"
    r"|\btested\b|\benr\b"
    r"|^(total |all |(number|count) of |number |num |n |students? )*(students|pupils)"
    r"( total| count)?$"
    r"|^(all students |total )?(students?|pupils?|stu) (count|cnt)( all| total)?$"
    r"|\b(students?|pupils?) (count )?(included|tested|assessed|with attendance)\b"
    r"|valid n|responses|^total n$|^n total$"
)
_COUNT = re.compile(
    r"numer|count|\bcnt\b|\bnumber\b|\bnum\b|\bn\b|\bk\b|\bvalue\b|suspended|absent|expelled|graduates"
    r"|graduated|disciplined|proficient|students|\bsusp\b|\bdropouts\b"
    r"|suspensions?\b|expulsions?\b|\boss\b|\biss\b|removals|incidents|\bactions\b"
)
STUDENT_WORDS = re.compile(
    r"student|\bstu\b|unduplicated|unique|pupil|children|youth|numer|suspended|absen|expelled|graduat"
    r"|disciplined|proficient|enrol|dropouts"
)
_EVENTS = re.compile(
    r"incident|event|removal|referral|\bactions?\b|offen[cs]e|infraction|occurrence|suspensions?\b"
    r"|expulsions?\b|\bdays\b|\boss\b|\biss\b|occasions|duplicated"
)
_OF_OTHERS = re.compile(
    r"\bof (all|total|the|group|incidents|events|those|enrollment|enrolment)\b"
    r"|\bof (suspensions|expulsions|removals)\b"
    r"|\bof (\w+ )?(graduates|completers|dropouts)\b"
    r"|\b(graduates|completers) (who|in|with|meeting)\b"
    r"|(pct|percent|percentage|share) (of )?(\w+ )?(enrol|population|membership|total)"
    r"|(enrol|population|membership)\w* (pct|percent|percentage|share|rate)"
)
"""Percents of another whole: how large a group is, not how often something happens to it."""

_STAFF = re.compile(r"\b(teacher|staff|educator|employee|faculty|personnel|principal)s?\b")
_NO_RATES = (
    _STAFF,
    re.compile(r"\bper (\d+|hundred|thousand)\b"),
    re.compile(
        r"\b(not|non|never|without|no|0|zero) (been |ever )?"
        r"(susp|expel|expul|absen|chronic|disciplin|graduat|proficien|drop)"
    ),
    re.compile(
        r"\bcollege\b|\bpostsecondary\b|\buc csu\b|language proficien|\brelative\b|\bratio\b"
    ),
    re.compile(r"\b(nearly|partial|partially|approach\w*|almost|below|basic)\b"),
    re.compile(
        r"\b(pct|percent|percentage|share)\b"
        r".*\b(susp|expel|disciplin|absent).* (who|that) (are|were)\b"
    ),
    re.compile(r"\bon track\b|\bhonors?\b|susp\w* absences|\babsences (due|from|because)"),
    re.compile(
        r"^(?!.*chronic).*(\bdays (lost|missed)\b"
        r"|(?<!\d )\b(pct|percent|percentage) of (school )?days\b)"
    ),
)
"""Other people, other scales, what comes after, and students who did not have the outcome.

So are parts of all absences, of all days, and of all who had the outcome.
"""
_LESS = re.compile(
    r"\b(prior|previous|last) (school )?years?\b|\bchange\b|\btarget\b|\bgoal\b"
    r"|\bbenchmark\b|\brank\b"
    r"|percentile|\bdifference\b|\bgap\b|\bpoints\b|\bscore\b|\bindex\b|(?<!by )\b(level|grade)$"
    r"|\b(lower|upper) (bound|limit)|\b(ci|confidence)\b|\bmargin\b|\berror\b"
    r"|\brepeat|\b(severe|moderate|extreme)(ly)?\b|\bat risk of\b"
    r"|\b(2|two|3|three) or more (times|susp|oss|iss|out of|in school|expul|removal)|more than once"
    r"|\b(with|receiving|only|exactly) (only )?(1|one|single)\b(?!.* or more\b)"
)
"""A part of those with the outcome, or what was made of it: asked about also where it is alone."""
DAYS = re.compile(r"\bdays?\b")
_ANY_DAY = re.compile(r"\b(1|one) (or more days?|days? or more)\b|\bat least (1|one) day\b")
_OR_MORE = re.compile(r"(?<=\d) ?\+(?!\d)")
_A_CODE = re.compile(
    r"(state )?(district|division|school|lea|county|campus|building|agency|org\w*|grade) (\w+ )?"
    r"(number|num|no|count|code|id)"
)
_NEUTRAL = frozenset(
    {
        *("rate", "rates", "pct", "percent", "percentage", "proportion", "fraction", "share"),
        *(
            "count",
            "counts",
            "cnt",
            "number",
            "num",
            "n",
            "numer",
            "numerator",
            "value",
            "k",
            "total",
        ),
        *("students", "student", "of", "the", "in", "with", "overall", "all", "unduplicated"),
        *("curr", "current", "currstatus", "currnumer", "unique", "pupils", "group", "outcome"),
        *("year", "den", "denom", "denominator", "currdenom", "r", "d", "c", "s", "favorable"),
        *("measure", "school", "district", "state", "dist", "sch", "enrolled", "affected"),
        *("or", "and", "how", "many"),
    }
)
"""Words that say a number and no outcome: a count or percent of any other word is asked about."""


_SAYS_WHICH = frozenset({"count", "number", "num", "numerator", "students", "student"})

NUMBERS = (Field.AGG_NUMERATOR, Field.AGG_DENOMINATOR, Field.AGG_RATE)
"""The three numbers of a group."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a column's name claims: its part, its outcome, and whether it counts events.

    `foreign`: it is about something that no measure knows, such as an attendance rate.
    """

    label: str
    field: Field
    outcome: str | None
    events: bool = False
    foreign: bool = False


def said(label: str) -> str:
    """Give a column's name in words, also for its signs: "%", "#", and "+" behind a number."""
    label = _OR_MORE.sub(" or more ", label)
    return " ".join(header_words(label.replace("%", " percent ").replace("#", " number ")))


def is_of_staff(label: str) -> bool:
    """Tell whether a column's name says that it is about people who work in a school."""
    return bool(_STAFF.search(said(label)))


def claim_of(label: str) -> Claim | None:
    """Read what a name claims, None where it claims no number.

    >>> claim_of("Unduplicated Count of Students Suspended (Total)").field
    <Field.AGG_NUMERATOR: 'agg_numerator'>
    >>> claim_of("Count of Students").field is claim_of("Student Count").field
    True
    >>> claim_of("% of Total Enrollment"), claim_of("REMOVAL_COUNT").events
    (None, True)
    """
    words = said(label)
    outcome = outcome_of(label)
    if _A_CODE.fullmatch(words) or any(one.search(words) for one in _NO_RATES):
        return None
    if _OF_OTHERS.search(words) and not (outcome and _STUDENTS.search(words)):
        return None
    known = meanings_of(label)
    if Field.DAYS_ENROLLED in known:
        return None
    field = next((one for one in NUMBERS[::-1] if one in known), None)
    if words in ("total suspensions", "value"):
        field = None
    if found := _HOW_MANY.search(words):
        heads = found["of"] or _ENROLLED.search(words)
        field = Field.AGG_DENOMINATOR if heads else Field.AGG_NUMERATOR
    elif _RATE.search(words):
        field = Field.AGG_RATE
    elif _STUDENTS.search(words):
        field = Field.AGG_DENOMINATOR
    elif field is None and _COUNT.search(words):
        field = Field.AGG_NUMERATOR
    if field is None:
        return None
    counts = field is Field.AGG_NUMERATOR
    events = counts and bool(_EVENTS.search(words)) and not _counts_students(words)
    heads = field is Field.AGG_DENOMINATOR
    foreign = outcome is None and not heads and not _NEUTRAL.issuperset(words.split())
    foreign = (foreign and field not in known) or _says_less(words, outcome)
    return Claim(label, field, outcome, events, foreign and not heads)


def _says_less(words: str, outcome: str | None) -> bool:
    """Tell whether a name says days, or a part of an outcome, such as those suspended twice."""
    disciplined = outcome not in (None, "published.chronically_absent")
    return bool(_LESS.search(words)) or (disciplined and _says_days(words))


def _says_days(words: str) -> bool:
    return bool(DAYS.search(_ANY_DAY.sub("", words)))


def only_says_n(label: str) -> bool:
    """Tell whether a name says which number it is by "N" alone: of all students, or of some?

    >>> only_says_n("ChronicAbs_Black_N"), only_says_n("N suspended students")
    (True, False)
    """
    words = said(label).split()
    return words in (["number"], ["num"]) or ("n" in words and not _SAYS_WHICH & {*words})


def _counts_students(words: str) -> bool:
    return bool(STUDENT_WORDS.search(words)) and " duplicated" not in f" {words}"
