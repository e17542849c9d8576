"""What one survey question can tell: its three collapsed answers, as shares of all who answered.

The favourable answer is the measure of the question itself; the other two are parts of it, which no
menu and no scan holds. A question without a middle answer has nobody in the middle.
"""

from collections.abc import Sequence
from enum import StrEnum

from equity.measures.climate import literal, topic_measure
from equity.measures.measure import Measure, Wording, marked
from equity.vocabulary import Direction, FileKind, Population, Unit


class Answer(StrEnum):
    """The three collapsed answers to a question, bad news first; the middle is neither."""

    UNFAVOURABLE = "unfavourable"
    MIDDLE = "middle"
    FAVOURABLE = "favourable"


def three_answers(item: str) -> tuple[str, str, str]:
    """Give the keys of a question's three answers: unfavourable, middle, favourable.

    >>> three_answers("item.i_belong")
    ('item.i_belong.unfavourable', 'item.i_belong.middle', 'item.i_belong')
    """
    return f"{item}.{Answer.UNFAVOURABLE}", f"{item}.{Answer.MIDDLE}", item


def item_measure(
    key: str,
    text: str,
    topic: str,
    *,
    answers: Sequence[str] = (),
    part: Answer = Answer.FAVOURABLE,
    of: Population = Population.SURVEY_STUDENTS,
) -> Measure:
    """Give the measure "share of those who answered with this answer to one question".

    `answers` are the words of the file for it, from least to most of their scale.
    """
    is_good = part is Answer.FAVOURABLE
    return Measure(
        key=f"item.{marked(key, of)}" if is_good else f"item.{marked(key, of)}.{part}",
        label=text,
        column=text,
        population=of,
        source=FileKind.SURVEY,
        area=topic_measure(topic).area,
        direction=Direction.HIGHER_IS_BETTER if is_good else Direction.HIGHER_IS_WORSE,
        unit=Unit.SHARE,
        wording=_good(literal(text)) if is_good else _not_good(literal(text), part, answers),
        answers=tuple(answers),
        topic=topic,
    )


def _good(said: str) -> Wording:
    return Wording(
        more=(
            f'"{said}" gets more good answers from {{group}}: {{rate}} of 100. '
            "{others_short}: {others_rate}"
        ),
        less=(
            f'"{said}" gets fewer good answers from {{group}}: {{rate}} of 100. '
            "{others_short}: {others_rate}"
        ),
        same=f'"{said}" gets good answers from {{group}} about as often as from {{others}}',
        each=f'In every group shown, {{rate}} or more of every 100 give a good answer to "{said}"',
    )


def _not_good(said: str, part: Answer, answers: Sequence[str]) -> Wording:
    named = literal(" / ".join(answers) or str(part))
    rates = f'"{said}", {named}: {{rate}} of 100 {{group}}. {{others_short}}: {{others_rate}}'
    each = f'"{said}", {named}: {{rate}} or fewer of every 100 in every group shown'
    return Wording(more=rates, less=rates, same=rates, each=each)
