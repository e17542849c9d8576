"""What students write: sentences of sentences.json, put together so that few are the same."""

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import cycle
from random import Random

from sample_data import FOLDER
from sample_data.draw import mixed, pick, portions, stream, weighted
from sample_data.people import Student
from sample_data.survey import QUESTIONS, Response
from sample_data.targets import Year

COMMENT_QUESTIONS: Mapping[str, str] = {
    "keep": "What should this school keep doing?",
    "change": "What should this school change?",
}
"""The two open questions by the tone of their answers."""

WRITES = {"keep": 0.34, "change": 0.3}
WRITES_SPANISH = {"EL": 0.5, "RFEP": 0.15}
NAMES_SOMEBODY = 0.04
CASUAL = 0.3


class Writing:
    """Hands out comments of one year and one tone; on a theme no two are the same."""

    def __init__(self, tone: str, numbers: Random) -> None:
        text = json.loads((FOLDER / "sentences.json").read_text(encoding="utf-8"))
        self._named = cycle(mixed(text["named"][tone], numbers))
        self._left: dict[tuple[str, str], Iterator[str]] = {
            (language, theme): iter(combined(parts[tone], numbers))
            for language in ("en", "es")
            for theme, parts in text[language].items()
        }

    def about(self, theme: str, language: str) -> str:
        """Give a comment on a theme; English where Spanish has no more, "" where all are used."""
        spanish = self._left.get((language, theme), iter(()))
        return next(spanish, "") or next(self._left["en", theme], "")

    def naming(self, name: str) -> str:
        """Give a comment that names a student by the first name."""
        return str(next(self._named)).format(name=name)


def combined(parts: Mapping[str, Sequence[str]], numbers: Random) -> list[str]:
    """Give every first sentence, alone and with every sentence that can follow, in random order."""
    alone = list(parts["first"])
    longer = [f"{first} {then}" for first in parts["first"] for then in parts["then"]]
    return mixed([*alone, *longer], numbers)


def casual(text: str, numbers: Random) -> str:
    """Give the text, now and then as some students type it: no capitals, no full stop."""
    return text.lower().rstrip(".") if numbers.random() < CASUAL else text


def theme_of(response: Response, tone: str, numbers: Random) -> str:
    """Give what a respondent writes about: mostly what they find good, or not good, at school."""
    weights: dict[str, float] = {"Everyday life": 1.5}
    for question, good in zip(QUESTIONS, response.good, strict=True):
        fits = good == (tone == "keep")
        weights[question.topic] = weights.get(question.topic, 0.1) + (0.5 if fits else 0)
    return weighted(weights, numbers)


def language_of(student: Student, numbers: Random) -> str:
    """Give the language in which a student writes."""
    if student.race != "Hispanic or Latino":
        return "en"
    return "es" if numbers.random() < WRITES_SPANISH.get(student.el, 0) else "en"


def comments(
    responses: Sequence[Response], students: Sequence[Student], year: Year, *, tone: str
) -> list[str]:
    """Give each respondent's answer to one open question, "" where there is none."""
    numbers = stream(f"comments {tone} {year.period}")
    writing = Writing(tone, numbers)
    writes = portions(len(responses), {True: WRITES[tone], False: 1 - WRITES[tone]}, numbers)
    result: list[str] = []
    for response, has_written in zip(responses, writes, strict=True):
        text = ""
        if has_written and numbers.random() < NAMES_SOMEBODY:
            text = writing.naming(pick(students, numbers).name.split(", ")[1])
        elif has_written:
            language = language_of(response.student, numbers)
            theme = theme_of(response, tone, numbers)
            text = casual(writing.about(theme, language), numbers)
        result.append(text)
    return result
