"""Words of race and ethnicity: which group they name, in whatever order they stand."""

from equity.intake.dictionaries import GROUP_VALUES, look_up
from equity.intake.spelling import word_form
from equity.vocabulary import Field

_TABLE = GROUP_VALUES[Field.RACE_ETHNICITY]
_SAY_NOTHING = frozenset(
    {*("or", "and", "of", "any", "race", "races", "other", "origin"), *"aoesx"}
)
"""Words between those of a group, and the endings of Latino/a/x."""

_ONLY_IN_ORDER = frozenset({"american", "indian"})
"""An Indian American is no American Indian."""


def _telling(text: str) -> frozenset[str]:
    return frozenset(word_form(text).split()) - _SAY_NOTHING


def _by_words() -> dict[frozenset[str], str]:
    found: dict[frozenset[str], set[str]] = {}
    for text, group in _TABLE.items():
        words = _telling(text)
        if len(words) > 1 and "not" not in words and words != _ONLY_IN_ORDER:
            found.setdefault(words, set()).add(group)
    return {words: groups.pop() for words, groups in found.items() if len(groups) == 1}


_BY_WORDS = _by_words()


def race_named(text: str) -> str | None:
    """Give the group that a text names, also with its words in another order.

    >>> race_named("Latino/a/x or Hispanic"), race_named("Alaska Native / American Indian")
    ('Hispanic or Latino', 'American Indian or Alaska Native')
    >>> [race_named(one) for one in ("Black or White", "Indian American", "Hispanic not White")]
    [None, None, None]
    """
    return look_up(_TABLE, text) or _BY_WORDS.get(_telling(text))
