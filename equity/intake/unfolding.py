"""A survey with one answer a row, laid out as one person a row, so that it is read like any other.

It is only done where the names of three columns say it (who, which question, which answer), and
where people have several rows: an answer is never put to a question by its place alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from equity.intake.by_value import by_value
from equity.intake.dictionaries import is_missing
from equity.intake.headers import meanings_of
from equity.intake.likert import best_scale
from equity.intake.repeating import counted
from equity.intake.sheet import Listed, Sheet
from equity.intake.spelling import header_words, plain
from equity.language import _
from equity.vocabulary import Field

_QUESTIONS = (
    *("questiontext", "itemtext", "question", "surveyquestion", "prompt", "statement", "item"),
    *("questionname", "questionlabel", "itemname", "surveyitem", "questionid", "questioncode"),
    *("itemid", "itemcode", "questionnumber"),
)
"""Names of the column with the question, its words before its code."""

_ANSWERS = (
    *("answertext", "responsetext", "answer", "response", "answerlabel", "responselabel"),
    *("answerchoice", "selectedoption", "responseoption", "rating", "answervalue"),
    *("responsevalue", "score", "value"),
)
"""Names of the column with the answer, its words before its number."""

MOST_QUESTIONS = 300


@dataclass(frozen=True, slots=True)
class _Columns:
    """The places of who answered, which question and which answer; `other` belong to those two."""

    who: int
    question: int
    answer: int
    other: frozenset[int]


def unfolded(sheet: Sheet) -> Sheet:
    """Give a survey with one answer a row as one with one person a row; else the sheet as it is.

    Each person's row has the number of their first row and stands for all of them. Rows without a
    person or a question, and second answers to one question, are listed.
    """
    columns = _columns(sheet)
    if columns is None:
        return sheet
    who, asked, said = (
        sheet.column(sheet.labels[one]) for one in (columns.who, columns.question, columns.answer)
    )
    asked = by_value(asked, plain, "str")
    nobody, nothing = _missing(who), _missing(asked)
    again = pd.DataFrame({"who": who, "asked": asked}).duplicated() & ~nobody & ~nothing
    kept = ~(nobody | nothing | again)
    listed = [
        *_listed(sheet, nobody, _("no answer ID")),
        *_listed(sheet, nothing & ~nobody, _("no question")),
        *_listed(sheet, again, _("a second answer of the same person to the same question")),
    ]
    people = _people(sheet, columns, kept)
    answers = pd.DataFrame({"who": who, "asked": asked, "said": said})[kept]
    answers = answers.pivot(index="who", columns="asked", values="said")
    questions = list(dict.fromkeys(asked[kept]))
    wide = answers.reindex(who.loc[people.index])[questions].fillna("")
    wide.index = people.index
    frame = pd.concat([people, wide], axis=1)
    labels = [label for place, label in enumerate(sheet.labels) if f"c{place}" in people]
    return replace(
        sheet,
        labels=(*labels, *(f"{one} (2)" if one in labels else one for one in questions)),
        frame=frame.set_axis([f"c{place}" for place in range(frame.shape[1])], axis=1).astype(
            "str"
        ),
        listed=tuple(sorted((*sheet.listed, *listed), key=lambda one: one.row)),
        notes=(*sheet.notes, _note(kept, people, questions)),
        stands_for=who[kept].map(who[kept].value_counts()).loc[people.index],
    )


def _columns(sheet: Sheet) -> _Columns | None:
    names = ["".join(header_words(label)) for label in sheet.labels]
    who = _who(sheet)
    questions = [names.index(one) for one in _QUESTIONS if one in names]
    answers = [names.index(one) for one in _ANSWERS if one in names]
    if who is None or not questions or not answers:
        return None
    question = questions[0]
    answer = next((one for one in answers if _in_words(sheet, one)), answers[0])
    found = _Columns(who, question, answer, frozenset((*questions, *answers)))
    return found if _are_several(sheet, found) else None


def _who(sheet: Sheet) -> int | None:
    for field in (Field.SURVEY_RESPONDENT_ID, Field.STUDENT_ID):
        for place, label in enumerate(sheet.labels):
            if field in meanings_of(label):
                return place
    return None


def _in_words(sheet: Sheet, place: int) -> bool:
    counts = counted(sheet.values(sheet.labels[place]))
    return best_scale({str(raw): int(rows) for raw, rows in counts.items()}) is not None


def _are_several(sheet: Sheet, columns: _Columns) -> bool:
    """Tell whether the same questions are put to people who have several rows each."""
    who, asked = (sheet.values(sheet.labels[one]) for one in (columns.who, columns.question))
    pairs = pd.DataFrame({"who": who, "asked": asked}).drop_duplicates()
    people, questions = who.nunique(), asked.nunique()
    return (
        2 <= questions <= MOST_QUESTIONS
        and len(pairs) >= 1.5 * people
        and len(pairs) >= 0.8 * len(sheet.frame)
        and len(pairs) >= 2 * questions
    )


def _people(sheet: Sheet, columns: _Columns, kept: pd.Series) -> pd.DataFrame:
    """Give one row a person with all that their rows say of them beside questions and answers."""
    about = [f"c{place}" for place in range(len(sheet.labels)) if place not in columns.other]
    rows = sheet.frame.loc[kept, about].astype("str")
    who = rows[f"c{columns.who}"]
    said = rows.mask(rows.apply(_missing)).groupby(who, sort=False).first()
    first = who[~who.duplicated()]
    people = said.reindex(first.to_numpy()).assign(**{f"c{columns.who}": first.to_numpy()})
    return people.set_axis(first.index, axis=0)[about].fillna("")


def _missing(column: pd.Series) -> pd.Series:
    return by_value(column, is_missing, "bool")


def _listed(sheet: Sheet, rows: pd.Series, reason: str) -> list[Listed]:
    return [
        Listed(sheet.file, sheet.name, int(row), None, reason) for row in sheet.frame.index[rows]
    ]


def _note(kept: pd.Series, people: pd.DataFrame, questions: Sequence[str]) -> str:
    return _(
        "The file has one answer a row: {answers} answers of {people} people to {questions} "
        "questions. They were put together, one person a row.",
        answers=int(kept.sum()),
        people=len(people),
        questions=len(questions),
    )
