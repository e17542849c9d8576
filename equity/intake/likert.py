"""Survey questions: which scale answers are on, which topic a question is about, its direction."""

import re
from collections.abc import Iterable, Iterator, Mapping

from equity.intake.dictionaries import (
    CONDITIONS,
    CUE_SHIELDS,
    DENIALS,
    GOOD_CUES,
    NO_ANSWER,
    REVERSE_CUES,
    SCALES,
    TOPIC_WORDS,
    Scale,
    is_missing,
)
from equity.intake.spelling import fold, header_words, word_form

NO_TOPIC = "School life"
"""The topic of questions whose words belong to no topic of the dictionary."""

KNOWN_SHARE = 0.8
"""The share of a column's filled rows that must be understood before we propose a meaning."""

_NUMBERED = re.compile(r"\d+\s*[-.:=)]+\s*(?=\D)")
_NUMBER_AFTER = re.compile(r"(?<=\D)\s*[([]\d+[])]$")
_AMOUNT = re.compile(
    r"no [a-z ]+ at all|almost no [a-z ]+"
    r"|(?P<much>a little bit|some|quite a bit|a tremendous amount) (?:of )?[a-z ]+"
)
"""How much of a thing there is, the thing in it, such as "A little bit of respect"."""

_ENDING = "(?:s|es|d|ed|ing|e|ion|ful|ly|fully|ness|ty|ened|ation|ations)?"
_SHORTEST_CUT = 5
_OPPOSITES = ("un", "dis", "agree", "true")
"""How things begin that stand beside their opposite on one scale, or on a scale of their own."""

_WORDS_BEFORE_A_CUE = 5
_SPANISH = frozenset(
    {*("me", "mi", "mis", "los", "las", "la", "que", "en", "de", "te", "tu", "se", "una", "por")}
    | {*("con", "son", "hay", "yo", "nos", "esta", "escuela", "estudiantes", "maestros", "es")}
    | {*("siento", "soy", "estoy", "tengo", "aquí", "muy", "mí", "mucho")}
)
_SPANISH_NO = frozenset({"no"})
"""In English it also stands before "matter", where it denies nothing."""


def position(scale: Scale, answer: str) -> int | None:
    """Give the place of an answer on the scale from 0, None where it is not one of its labels.

    A label that an export cut short is understood where only one label begins so.

    >>> position(SCALES["freq4_elem"], "Yes, most of the tim")
    2
    >>> position(SCALES["agree4"], "4 - Strongly agree"), position(SCALES["agree4"], "Agree (3)")
    (3, 2)

    How much of something is said with the thing, too: "Quite safe", "Not at all connected".

    >>> position(SCALES["extent5"], "Quite safe"), position(SCALES["extent5"], "Quite unsafe")
    (3, None)
    >>> [position(SCALES["extent5_amount"], one) for one in ("No respect at all", "Some respect")]
    [0, 2]
    """
    folded = _NUMBER_AFTER.sub("", _NUMBERED.sub("", fold(answer), count=1))
    exact = scale.answers.get(folded, scale.answers.get(word_form(folded)))
    if exact is not None or len(folded) < _SHORTEST_CUT:
        return exact
    if scale.name == "extent5_amount" and (amount := _AMOUNT.fullmatch(folded)):
        return scale.answers.get(amount["much"] or "none at all")
    much, _space, thing = folded.rpartition(" ")
    if scale.name == "extent5" and not thing.startswith(_OPPOSITES):
        return scale.answers.get(much)
    begun = {place for label, place in scale.answers.items() if label.startswith(folded)}
    return begun.pop() if len(begun) == 1 else None


def is_no_answer(answer: str) -> bool:
    """Tell whether the answer is blank or says that somebody has none, such as "Don't know"."""
    return fold(answer) in NO_ANSWER or is_missing(answer)


def best_scale(counts: Mapping[str, int]) -> Scale | None:
    """Find the scale whose labels the answers are; `counts` says how often each was given.

    At least 80 % of the given answers must be labels of it, at least two labels must occur. The
    scale that knows most answers wins, whole labels before cut ones, then the shorter scale.
    """
    given = {answer: rows for answer, rows in counts.items() if not is_no_answer(answer)}
    total = sum(given.values())
    best: tuple[int, int, int] | None = None
    chosen: Scale | None = None
    for scale in SCALES.values():
        places = {answer: position(scale, answer) for answer in given}
        known = sum(rows for answer, rows in given.items() if places[answer] is not None)
        if len({place for place in places.values() if place is not None}) < 2:
            continue
        whole = sum(rows for answer, rows in given.items() if fold(answer) in scale.answers)
        rank = (known, whole, -len(scale.labels))
        if known >= KNOWN_SHARE * total and (best is None or rank > best):
            best, chosen = rank, scale
    return chosen


def widened(scale: Scale, others: Iterable[Scale]) -> Scale:
    """Give the scale among `others` that adds answers which nobody happened to choose here.

    Where other questions of the same survey have a middle answer, this one is taken to have it.

    >>> widened(SCALES["agree4"], [SCALES["agree5"]]).name
    'agree5'
    """
    wider = [one for one in others if set(scale.labels) < set(one.labels)]
    same_good = [one for one in wider if _good(one) == _good(scale)]
    return min(same_good, key=lambda one: len(one.labels), default=scale)


def _good(scale: Scale) -> set[str]:
    return {scale.labels[place] for place in scale.favourable}


def _said(words: str, text: str) -> list[re.Match[str]]:
    if words not in text:  # most are not, and to look is faster than a pattern for each
        return []
    return list(re.finditer(rf"(?<!\w){re.escape(words)}{_ENDING}(?!\w)", text))


def topic_of(text: str) -> str:
    """Give the topic most of whose words stand in the question, the first of equals.

    >>> topic_of("Adults at this school treat all students fairly."), topic_of("Lunch is good")
    ('Fairness', 'School life')
    >>> topic_of("SAFE1"), sounds_like_bad_news("BULLY_2"), sounds_like_bad_news("SAFE1")
    ('Safety', True, False)
    """
    folded = _in_words(text)
    found = {
        topic: sum(bool(_said(word, folded)) for word in words)
        for topic, words in TOPIC_WORDS.items()
    }
    best = max(found, key=lambda topic: found[topic])
    return best if found[best] else NO_TOPIC


def _in_words(text: str) -> str:
    """Give a question as it stands, a code such as BULLY_2 as its words without numbers."""
    if " " in text.strip():
        return fold(text)
    return " ".join(word.rstrip("0123456789") for word in header_words(text)).strip()


def sounds_like_bad_news(text: str) -> bool:
    """Tell whether agreeing with the sentence sounds like bad news.

    A cue counts as a whole word, and not after "not", "never", "if" and the like. Good news that
    is denied is bad news.

    >>> sounds_like_bad_news("I feel left out"), sounds_like_bad_news("I am not afraid")
    (True, False)
    >>> sounds_like_bad_news("I never feel safe here")
    True
    >>> sounds_like_bad_news("No me siento segura"), sounds_like_bad_news("No tengo miedo aquí")
    (True, False)
    """
    folded = _in_words(text)
    if any(not CUE_SHIELDS.intersection(words) for words in _words_before(REVERSE_CUES, folded)):
        return True
    before_good = list(_words_before(GOOD_CUES, folded))
    denials = DENIALS | _SPANISH_NO if is_spanish(text) else DENIALS
    return any(denials & words and not CONDITIONS & words for words in before_good)


def is_spanish(text: str) -> bool:
    """Tell whether a sentence has words of Spanish that few English ones have.

    >>> is_spanish("Me siento segura en la escuela"), is_spanish("I feel safe at school")
    (True, False)
    """
    return len(_SPANISH.intersection(word_form(text).split())) > 1


def _words_before(cues: Iterable[str], folded: str) -> Iterator[frozenset[str]]:
    """Give the few words before each place where one of the cues is said."""
    for cue in cues:
        for found in _said(cue, folded):
            before = folded[: found.start()].replace(",", " ,").split()
            yield frozenset(before[-_WORDS_BEFORE_A_CUE:])
