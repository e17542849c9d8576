"""Survey questions among the columns: their scale, topic and direction, for a person to confirm."""

import re
from collections.abc import Sequence

from equity.intake.dictionaries import FIELD_SYNONYMS, FLAGS, SCALES, Scale
from equity.intake.kinds import is_question
from equity.intake.likert import is_spanish, sounds_like_bad_news, topic_of, widened
from equity.intake.mapping import ColumnMapping
from equity.intake.profile import Profile
from equity.intake.spelling import word_form
from equity.language import _
from equity.vocabulary import Field

YES_OR_NO = frozenset({"yesno", "true_false"})
_ATTENTION = re.compile(
    r"\b(?:select|choose|pick|mark|click|answer)\b.*\b(?:for|on|to) this (?:question|item|one|line)"
    r"|\battention check\b|\bpaying attention\b|\btruth\w*\b.*\b(?:survey|questions|answers)\b"
    r"|\bhonest\w*\b.*\b(?:survey|questions|answer\w*)|\banswer\w*\b.*\bhonest",
    re.IGNORECASE,
)
_ABOUT_THE_PERSON = frozenset(
    word_form(name)
    for field in (*FLAGS, Field.GENDER, Field.RACE_ETHNICITY, Field.HISPANIC_FLAG)
    for name in FIELD_SYNONYMS[field]
) | {
    *("of these describe you", "best describes you"),
    *("following describe you", "following describes you"),
}

_ARTICLES = frozenset({"el"})
"""Short for English learner in English, and nothing of the kind in Spanish."""


def is_item(profile: Profile) -> bool:
    """Tell whether the column is a survey question: its values are the labels of a scale.

    Yes and no are answers only under a whole sentence that does not ask who somebody is.
    """
    if profile.scale is None or profile.scale not in YES_OR_NO:
        return profile.scale is not None
    text = f" {' '.join(profile.words)} "
    names = _ABOUT_THE_PERSON - _ARTICLES if is_spanish(text) else _ABOUT_THE_PERSON
    return is_question(profile) and not any(f" {name} " in text for name in names)


def coded_item(profile: Profile) -> ColumnMapping:
    """Propose a question whose answers are numbers: a person says what the numbers stand for."""
    return ColumnMapping(
        label=profile.label,
        field=Field.SURVEY_ITEM,
        certainty=0.2,
        why=_("The answers are numbers. Please say which answer each number stands for"),
        preview=tuple(sorted(profile.counts))[:5],
        topic=topic_of(profile.label),
        reverse=sounds_like_bad_news(profile.label),
    )


def is_attention_check(label: str) -> bool:
    """Tell a question that only tests whether people read: it says nothing about the school.

    >>> is_attention_check("Select Agree for this item"), is_attention_check("It is safe")
    (True, False)
    """
    return bool(_ATTENTION.search(label))


def scales_of(profiles: Sequence[Profile]) -> tuple[Scale, ...]:
    """Give the scales of all survey questions, each once."""
    names = dict.fromkeys(
        one.scale
        for one in profiles
        if one.scale and is_item(one) and not is_attention_check(one.label)
    )
    return tuple(SCALES[name] for name in names)


def item(profile: Profile, scales: Sequence[Scale]) -> ColumnMapping:
    """Propose scale, topic and direction of a survey question; `scales` are those of the sheet.

    Where agreeing sounds like bad news we propose to turn the answers, are not sure, and say so.
    """
    scale = widened(SCALES[profile.scale or ""], scales)
    reverse = not scale.says_what_is_good and sounds_like_bad_news(profile.label)
    certainty, why = 0.95, _("The values are answers to a survey question")
    if scale.name in YES_OR_NO:
        certainty, why = 0.6, _("A question with yes or no. Please check that it is no group")
    if reverse:
        certainty = 0.6
        why = _("Sounds like bad news when people agree: we turn the answers. Please check")
    return ColumnMapping(
        label=profile.label,
        field=Field.SURVEY_ITEM,
        certainty=certainty,
        why=why,
        preview=tuple(label for label in list(profile.counts)[:5] if len(label) <= 40),
        topic=topic_of(profile.label),
        scale=scale.name,
        reverse=reverse,
    )
