"""Names of columns on several rows, as survey tools write them.

Qualtrics has codes, then the questions, then import ids; SurveyMonkey has the questions, and below
them the lines of a table of questions or the choices of a question with several.
"""

import re
from collections.abc import Collection, Sequence

from equity.intake.dictionaries import RACE_FLAGS
from equity.intake.headers import meanings_of
from equity.intake.spelling import header_words, plain
from equity.vocabulary import Field

_IMPORT_ID = re.compile(r'\{"+ImportId"+:.*\}')
_ONE_ANSWER = frozenset({"", "response", "open-ended response", "open ended response"})
_RACE = re.compile(r"\b(?:race|racial|ethnic\w*)\b", re.IGNORECASE)
_RACES = frozenset({Field.HISPANIC_FLAG, *RACE_FLAGS})
_SENTENCE = 3
_SENTENCES = 3

Rows = Sequence[Sequence[str]]


def qualtrics(heading: Sequence[str], below: Rows) -> tuple[list[str], int] | None:
    """Give the names, and how many rows below belong to them; None where it is no such file.

    A question goes before its code; a name that is known, such as ResponseId, stays.
    """
    for count, row in enumerate(below[:3], start=1):
        filled = [one for one in row if one.strip()]
        ids = sum(bool(_IMPORT_ID.fullmatch(one.strip())) for one in filled)
        if filled and 2 * ids > len(filled):
            asked = below[count - 2] if count > 1 else heading
            names = [
                code if meanings_of(code) or not text.strip() else plain(text)
                for code, text in zip(heading, asked, strict=False)
            ]
            return names, count
    return None


def described(heading: Sequence[str], below: Rows) -> list[str] | None:
    """Give the names where codes stand above what they stand for; None where no such row is below.

    At least three codes have a sentence below them, and no row after it has one there.

    >>> described(["id", "q1", "q2", "q3"], [["Person", "I am safe", "I am seen", "I am well"],
    ... ["7", "1", "3", "2"]])
    ['id', 'I am safe', 'I am seen', 'I am well']
    """
    first, *others = below or [[]]
    told = [
        place
        for place, (code, text) in enumerate(zip(heading, first, strict=False))
        if code.strip() and not code.strip().count(" ") and len(text.split()) >= _SENTENCE
    ]
    answers = [row[place] for row in others for place in told]
    if len(told) < _SENTENCES or any(text.strip()[:1].isdigit() for text in first):
        return None
    if not answers or any(len(one.split()) > _SENTENCE for one in answers):
        return None
    if {first[place] for place in told} & {*answers}:
        return None
    return [
        code if meanings_of(code) or not text.strip() else plain(text)
        for code, text in zip(heading, first, strict=False)
    ]


def survey_monkey(above: Sequence[str], below: Sequence[str]) -> list[str] | None:
    """Give the names out of two rows; None where they are not those of such a file."""
    known = {"".join(header_words(one)) for one in above}
    if not {"respondentid", "collectorid"} <= known or below[_place_of_id(above)].strip():
        return None
    asked, question = [], ""
    for first, second in zip(above, below, strict=False):
        question = plain(first) or question
        asked.append((question, plain(second)))
    lines = [line for _question, line in asked]
    of_race = _about_race(asked)
    return [_name(question, line, lines, of_race) for question, line in asked]


def _about_race(asked: Sequence[tuple[str, str]]) -> set[str]:
    """Give the questions about race: by their words, or as several of their choices are races.

    >>> sorted(_about_race([("Who are you?", "Asian"), ("Who are you?", "Black"), ("Is it?", "")]))
    ['Who are you?']
    """
    choices: dict[str, int] = {}
    for question, line in asked:
        choices[question] = choices.get(question, 0) + bool(_RACES.intersection(meanings_of(line)))
    return {one for one, races in choices.items() if races > 1 or _RACE.search(one)}


def _place_of_id(above: Sequence[str]) -> int:
    return next(
        place for place, one in enumerate(above) if "".join(header_words(one)) == "respondentid"
    )


def _name(question: str, line: str, lines: Sequence[str], of_race: Collection[str]) -> str:
    if line.casefold() in _ONE_ANSWER:
        return question
    is_race = question in of_race and _RACES.intersection(meanings_of(line))
    is_sentence = len(line.split()) >= _SENTENCE and lines.count(line) == 1
    return line if is_race or is_sentence else f"{question} {line}"
