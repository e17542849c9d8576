"""Which columns of a published file hold the count, the students and the percent of a group.

Where two columns claim one part none is taken: a person chooses.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from equity.intake.published_claims import (
    DAYS,
    NUMBERS,
    STUDENT_WORDS,
    Claim,
    claim_of,
    only_says_n,
    said,
)
from equity.intake.published_words import outcome_of, outcomes_of
from equity.language import _
from equity.vocabulary import Field

ENROLMENT = re.compile(r"(?<!still )enrol|denom|\bden\b|population|membership|headcount|eligible")
_QUALIFIED = re.compile(
    r"prior|previous|last year|change|target|goal|benchmark|difference|\bgap\b|rank|percentile"
    r"|\babs 20\b"
    r"|margin|error|confidence|\bstate (rate|average|pct|percent)|district (rate|average)"
    r"|defian|violent|weapon|drug|injur|alcohol|tobacco|reasons|\bdays?\b|multiple|single"
    r"|\bonly\b|exclud|\bonce\b|baseline|\bmin\b|\bmax\b|median|improve|growth|\bless\b|\bmore\b"
)
_ALL_OF_IT = re.compile(
    r"\b(10|ten) percent (or more )?of (all |the |school |enrolled )*days( or more)?\b"
    r"|\b(10|ten) (percent )?or more\b|\b(15|18) (or more )?days( or more)?\b"
    r"|\b(1|one) ([\w ]+ )?or more( days?)?\b|\bat least (1|one) day\b"
)
"""What makes an absence a chronic one, or a student a suspended one: no part of them."""

_BROADEST = re.compile(r"\btotal\b|\boverall\b|\ball\b|\bcurr|\bcumulative\b")

OF_A_WHOLE = re.compile(r"^(?:state|statewide|district|districtwide|county|national) ")
"""How names begin of numbers that may be those of a larger place."""

_CHRONIC = "published.chronically_absent"
_SAYS_CHRONIC = re.compile(r"chronic|\bchron\b|absentee")


@dataclass(frozen=True, slots=True)
class Numbers:
    """The columns taken for the three parts, the outcome, and why others are not taken."""

    taken: Mapping[str, Field]
    outcome: str | None
    asked: Mapping[str, str]


def choose(labels: Iterable[str], told: str | None, *, by_rows: bool = False) -> Numbers:
    """Choose the columns of one outcome; `told` is the outcome that the file's own name says.

    `by_rows`: another column says what each row counts, or percents do, so a number of students
    beside enrolment is the count.
    """
    here = [claim for one in _of_this_place(labels) if (claim := claim_of(one))]
    outcomes = outcomes_of([one.label for one in here], told)
    here = [replace(one, outcome=outcomes[one.label]) for one in here]
    claims = _of_chronic_absence(here, told)
    if by_rows:
        claims = _with_count(claims)
    outcome = _outcome(claims, told)
    taken: dict[str, Field] = {}
    asked: dict[str, str] = {}
    for field in NUMBERS:
        mine = [one for one in claims if one.field is field and one.outcome in (outcome, None)]
        asked |= {one.label: _events_asked() for one in mine if one.events}
        foreign = [one for one in mine if one.foreign and not one.events]
        mine = [one for one in mine if not one.events and not one.foreign]
        best = _narrowed(mine, outcome)
        asked |= {one.label: _foreign() for one in foreign if not (best and one.outcome)}
        if len(best) == 1 and not (field is Field.AGG_NUMERATOR and _may_be_heads(best[0], claims)):
            taken[best[0].label] = field
        else:
            asked |= {one.label: _several() for one in best}
    asked |= {
        one.label: _("It is about another outcome. Please choose what it is, or leave it out")
        for one in claims
        if one.outcome not in (outcome, None)
    }
    return Numbers(taken, outcome, asked)


def _of_this_place(labels: Iterable[str]) -> list[str]:
    """Leave out the numbers of the whole state or district that repeat in each row of a school.

    >>> _of_this_place(["Chronic_Abs_Pct", "State_Chronic_Abs_Pct"])
    ['Chronic_Abs_Pct']
    """
    words = {label: said(label) for label in labels}
    wholes = {label: OF_A_WHOLE.sub("", text) for label, text in words.items()}
    return [one for one in words if wholes[one] == words[one] or wholes[one] not in words.values()]


def _of_chronic_absence(claims: list[Claim], told: str | None) -> list[Claim]:
    """Ask of "absent" where neither the file nor a name says chronic: it may be a mean of days.

    A name that counts other days than make an absence chronic is asked about in any file.
    """
    mine = [one for one in claims if one.outcome == _CHRONIC]
    chronic = [one for one in mine if _SAYS_CHRONIC.search(said(one.label))]
    known = chronic or told == _CHRONIC
    return [
        replace(one, foreign=True)
        if one in mine
        and (not known or (one not in chronic and DAYS.search(_not_all_of_it(one.label))))
        else one
        for one in claims
    ]


def _with_count(claims: list[Claim]) -> list[Claim]:
    enrolment, rest = _heads(claims)
    if len(rest) != 1 or not enrolment:
        return claims
    count = replace(rest[0], field=Field.AGG_NUMERATOR)
    return [count if one is rest[0] else one for one in claims]


def _heads(claims: Sequence[Claim]) -> tuple[list[Claim], list[Claim]]:
    """Give the names of enrolment, and other numbers of students where no name is a count."""
    heads = [one for one in claims if one.field is Field.AGG_DENOMINATOR]
    enrolment = [one for one in heads if ENROLMENT.search(said(one.label))]
    counted = any(one.field is Field.AGG_NUMERATOR and not one.events for one in claims)
    return enrolment, [] if counted else [one for one in heads if one not in enrolment]


def perhaps_parts(labels: Iterable[str]) -> tuple[str, str, str] | None:
    """Give a number of students, the enrolment and the percent that may say one of the other.

    >>> perhaps_parts(["Enrollment", "Number of Students", "Rate"])
    ('Number of Students', 'Enrollment', 'Rate')
    """
    claims = [claim for one in labels if (claim := claim_of(one))]
    enrolment, rest = _heads(claims)
    rates = [one for one in claims if one.field is Field.AGG_RATE]
    found = (rest, enrolment, rates)
    if any(len(one) != 1 for one in found):
        return None
    return rest[0].label, enrolment[0].label, rates[0].label


def _may_be_heads(claim: Claim, claims: Sequence[Claim]) -> bool:
    """Tell whether a column named "N" beside a percent may count all students of the group."""
    others = {one.field for one in claims}
    return only_says_n(claim.label) and Field.AGG_DENOMINATOR not in others


def _outcome(claims: Sequence[Claim], told: str | None) -> str | None:
    found = list(dict.fromkeys(one.outcome for one in _plain(claims) if one.outcome))
    if told is not None and (told in found or not found):
        return told
    return found[0] if found else told


def _plain(claims: Sequence[Claim]) -> list[Claim]:
    return [one for one in claims if says_the_whole(one.label)]


def says_the_whole(label: str) -> bool:
    """Tell whether a name has no word that says less or something else, such as "prior year".

    >>> says_the_whole("Suspension Rate"), says_the_whole("Prior Year Suspension Rate")
    (True, False)
    """
    return not _QUALIFIED.search(_not_all_of_it(label))


def _not_all_of_it(label: str) -> str:
    return _ALL_OF_IT.sub("", said(label))


def _narrowed(claims: Sequence[Claim], outcome: str | None) -> list[Claim]:
    """Leave out names that say less than the whole, then those that fit less well."""
    best = _plain(claims) or list(claims)
    for fits in (
        lambda one: outcome is not None and one.outcome == outcome,
        lambda one: bool(_BROADEST.search(said(one.label))),
        lambda one: bool(STUDENT_WORDS.search(said(one.label))),
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
