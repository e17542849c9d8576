"""Words of race and ethnicity: which group they name, in whatever order they stand."""

from equity.intake.dictionaries import GROUP_VALUES, look_up
from equity.intake.spelling import word_form
from equity.vocabulary import Field

_TABLE = GROUP_VALUES[Field.RACE_ETHNICITY]
_SAY_NOTHING = frozenset(
    {*("or", "and", "of", "any", "race", "races", "other", "origin"), *"aoesx"}
)
"""Words between those of a group, and the endings of Latino/a/x."""


def _telling(text: str) -> frozenset[str]:
    return frozenset(word_form(text).split()) - _SAY_NOTHING


def _by_words() -> dict[frozenset[str], str]:
    found: dict[frozenset[str], set[str]] = {}
    for text, group in _TABLE.items():
        if len(words := _telling(text)) > 1:
            found.setdefault(words, set()).add(group)
    return {words: groups.pop() for words, groups in found.items() if len(groups) == 1}


_BY_WORDS = _by_words()


def race_named(text: str) -> str | None:
    """Give the group that a text names, also with its words in another order.

    >>> race_named("Latino/a/x or Hispanic"), race_named("Alaska Native / American Indian")
    ('Hispanic or Latino', 'American Indian or Alaska Native')
    >>> race_named("Black or White")
    """
    return look_up(_TABLE, text) or _BY_WORDS.get(_telling(text))
