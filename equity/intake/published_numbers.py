"""Which columns of a published file hold the count, the students and the percent of a group.

A column's name says its part and the outcome. Where two columns claim one part none is taken:
a person chooses. What counts events, such as removals, never counts students.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from equity.intake.headers import meanings_of
from equity.intake.published_words import outcome_of
from equity.intake.spelling import header_words
from equity.language import _
from equity.vocabulary import Field

_RATE = re.compile(
    r"\b(pct|perc|percent|percents|percentage|proportion|fraction|share|currstatus)\b|rate\b|rates\b"
)
_STUDENTS = re.compile(
    r"enrol|denom|\bden\b|\bpop\b|population|membership|\bcohort\b|headcount|eligible|\btested\b|\benr\b"
    r"|^(total |all |number of |num |n |student )*(students|pupils)( total| count)?$"
    r"|^students? count( all| total)?$"
    r"|valid n|responses|^total n$|^n total$"
)
_ENROLMENT = re.compile(r"enrol|denom|\bden\b|population|membership|headcount|eligible")
_COUNT = re.compile(
    r"numer|count|\bnumber\b|\bnum\b|\bn\b|\bk\b|\bvalue\b|suspended|absent|expelled|graduates"
    r"|graduated|disciplined|proficient|students|\bsusp\b|\bdropouts\b"
    r"|suspensions?\b|expulsions?\b|\boss\b|\biss\b|removals|incidents|\bactions\b"
)
_STUDENT_WORDS = re.compile(
    r"student|unduplicated|unique|pupil|children|youth|numer|suspended|absen|expelled|graduat"
    r"|disciplined|proficient|enrol|dropouts"
)
_EVENTS = re.compile(
    r"incident|event|removal|referral|\bactions?\b|offen[cs]e|infraction|occurrence|suspensions?\b"
    r"|expulsions?\b|\bdays\b|\boss\b|\biss\b|occasions|duplicated"
)
_OF_OTHERS = re.compile(
    r"\bof (all|total|the|suspensions|group|incidents|events|those|enrollment|enrolment)\b"
    r"|\bof (\w+ )?(graduates|completers|dropouts)\b"
    r"|\b(graduates|completers) (who|in|with|meeting)\b"
    r"|(pct|percent|percentage|share) (of )?(\w+ )?(enrol|population|membership|total)"
    r"|(enrol|population|membership)\w* (pct|percent|percentage|share|rate)"
)
"""Percents of another whole: how large a group is, not how often something happens to it."""

_QUALIFIED = re.compile(
    r"prior|previous|last year|change|target|goal|benchmark|difference|\bgap\b|rank|percentile"
    r"|margin|error|confidence|\bstate (rate|average|pct|percent)|district (rate|average)"
    r"|defian|violent|weapon|drug|injur|alcohol|tobacco|reasons|\bdays?\b|multiple|single"
    r"|\bonly\b|exclud|\bonce\b|baseline|\bmin\b|\bmax\b|median|improve|growth|\bless\b|\bmore\b"
)
_BROADEST = re.compile(r"\btotal\b|\boverall\b|\ball\b|\bcurr|\bcumulative\b")

_NO_RATES = (
    re.compile(r"\b(teacher|staff|educator|employee|faculty|personnel|principal)s?\b"),
    re.compile(r"\bper (100|1000|10000|hundred|thousand)\b"),
    re.compile(
        r"\b(not|non|never|without|no) (been |ever )?(susp|expel|expul|absen|chronic|disciplin"
        r"|graduat|proficien|drop)"
    ),
    re.compile(
        r"\bcollege\b|\bpostsecondary\b|\buc csu\b|language proficien|\brelative\b|\bratio\b"
    ),
    re.compile(r"\b(nearly|partial|partially|approach\w*|almost|below|basic)\b"),
)
"""Other people, other scales, what comes after, and students who did not have the outcome."""
_A_CODE = re.compile(
    r"(state )?(district|division|school|lea|county|campus|building|agency|org\w*|grade) (\w+ )?"
    r"(number|num|no|count|code|id)"
)
_NEUTRAL = frozenset(
    {
        *("rate", "rates", "pct", "percent", "percentage", "proportion", "fraction", "share"),
        *("count", "counts", "number", "num", "n", "numer", "numerator", "value", "k", "total"),
        *("students", "student", "of", "the", "in", "with", "overall", "all", "unduplicated"),
        *("curr", "current", "currstatus", "currnumer", "unique", "pupils", "group", "outcome"),
        *("year", "den", "denom", "denominator", "currdenom", "r", "d", "c", "s", "favorable"),
        *("measure", "school", "district", "state", "dist", "sch", "enrolled", "affected", "or"),
        *("and"),
    }
)
"""Words that say a number and no outcome: a count or percent of any other word is asked about."""

_CHRONIC = "published.chronically_absent"
_SAYS_CHRONIC = re.compile(r"chronic|absentee")

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


@dataclass(frozen=True, slots=True)
class Numbers:
    """The columns taken for the three parts, the outcome, and why others are not taken."""

    taken: Mapping[str, Field]
    outcome: str | None
    asked: Mapping[str, str]


def said(label: str) -> str:
    """Give a column's name in words, with its percent sign as one."""
    return " ".join(header_words(label.replace("%", " percent ")))


def claim_of(label: str) -> Claim | None:
    """Read what a name claims, None where it claims no number.

    >>> claim_of("Unduplicated Count of Students Suspended (Total)").field
    <Field.AGG_NUMERATOR: 'agg_numerator'>
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
    field = next((one for one in NUMBERS[::-1] if one in known), None)
    if words in ("total suspensions", "value"):
        field = None
    if _RATE.search(words):
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
    return Claim(label, field, outcome, events, foreign and field not in known)


def _counts_students(words: str) -> bool:
    return bool(_STUDENT_WORDS.search(words)) and " duplicated" not in f" {words}"


def choose(labels: Iterable[str], told: str | None, *, by_rows: bool = False) -> Numbers:
    """Choose the columns of one outcome; `told` is the outcome that the file's own name says.

    `by_rows`: another column says what each row counts, so a number of students beside enrolment
    is the count.
    """
    claims = _of_chronic_absence([claim for one in labels if (claim := claim_of(one))], told)
    if by_rows:
        claims = _with_count(claims)
    outcome = _outcome(claims, told)
    taken: dict[str, Field] = {}
    asked: dict[str, str] = {}
    for field in NUMBERS:
        mine = [one for one in claims if one.field is field and one.outcome in (outcome, None)]
        asked |= {one.label: _events_asked() for one in mine if one.events}
        asked |= {one.label: _foreign() for one in mine if one.foreign and not one.events}
        mine = [one for one in mine if not one.events and not one.foreign]
        best = _narrowed(mine, outcome)
        if len(best) == 1 and not (field is Field.AGG_NUMERATOR and _may_be_heads(best[0], claims)):
            taken[best[0].label] = field
        else:
            asked |= {one.label: _several() for one in best}
    asked |= {
        one.label: _("It is about another outcome; one file is read for one of them")
        for one in claims
        if one.outcome not in (outcome, None)
    }
    return Numbers(taken, outcome, asked)


def _of_chronic_absence(claims: list[Claim], told: str | None) -> list[Claim]:
    """Ask of "absent" where neither the file nor a name says chronic: it may be a mean of days."""
    mine = [one for one in claims if one.outcome == _CHRONIC]
    if told == _CHRONIC or any(_SAYS_CHRONIC.search(said(one.label)) for one in mine):
        return claims
    return [replace(one, foreign=True) if one in mine else one for one in claims]


def _with_count(claims: list[Claim]) -> list[Claim]:
    heads = [one for one in claims if one.field is Field.AGG_DENOMINATOR]
    enrolment = [one for one in heads if _ENROLMENT.search(said(one.label))]
    rest = [one for one in heads if one not in enrolment]
    counted = any(one.field is Field.AGG_NUMERATOR and not one.events for one in claims)
    if counted or len(rest) != 1 or not enrolment:
        return claims
    count = replace(rest[0], field=Field.AGG_NUMERATOR)
    return [count if one is rest[0] else one for one in claims]


def _may_be_heads(claim: Claim, claims: Sequence[Claim]) -> bool:
    """Tell whether a column named "N" beside a percent may count all students of the group."""
    others = {one.field for one in claims}
    return said(claim.label) in ("n", "number", "num") and Field.AGG_DENOMINATOR not in others


def _outcome(claims: Sequence[Claim], told: str | None) -> str | None:
    found = list(dict.fromkeys(one.outcome for one in _plain(claims) if one.outcome))
    if told is not None and (told in found or not found):
        return told
    return found[0] if found else told


def _plain(claims: Sequence[Claim]) -> list[Claim]:
    return [one for one in claims if not _QUALIFIED.search(said(one.label))]


def _narrowed(claims: Sequence[Claim], outcome: str | None) -> list[Claim]:
    """Leave out names that say less than the whole, then those that fit less well."""
    best = _plain(claims) or list(claims)
    for fits in (
        lambda one: outcome is not None and one.outcome == outcome,
        lambda one: bool(_BROADEST.search(said(one.label))),
        lambda one: bool(_STUDENT_WORDS.search(said(one.label))),
    ):
        if len(best) > 1:
            best = [one for one in best if fits(one)] or best
    return best


def narrowed(labels: Sequence[str], outcome: str | None) -> list[str]:
    """Give the names that claim one number best; more than one where a person has to choose."""
    claims = [Claim(label, Field.AGG_RATE, outcome_of(label)) for label in labels]
    return [one.label for one in _narrowed(claims, outcome)]


def _events_asked() -> str:
    return _(
        "It may count events, not students. Choose 'How many students' only if each counts once"
    )


def _foreign() -> str:
    return _("We do not know what it counts. Please choose what it is, or leave it out")


def _several() -> str:
    return _("Several columns could be this number. Please choose one")
