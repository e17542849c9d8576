"""A kept finding: the question it answers, and what people noticed and wondered."""

from dataclasses import dataclass

from equity.question import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One kept finding, re-openable to the very same view.

    `measure` and `group` are the one gap of the question's answer that was kept; `snapshot` is the
    state of the data on which it was made; `moment` is when it was kept (ISO, UTC).
    """

    id: str
    question: Question
    measure: str
    group: tuple[str, ...]
    snapshot: str
    sentence: str
    notice: str
    wonder: str
    moment: str
