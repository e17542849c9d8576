"""A kept finding: the question it answers, and what people noticed and wondered."""

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlencode

from equity.question import Question

LONGEST_IDEA = 500
"""How many signs an idea has at most: it is read in the room, and anybody may add one."""


class InTheRoom(StrEnum):
    """Whether people of the group that a card is about take part, as the room says itself."""

    YES = "yes"
    NO = "no"
    NOT_SURE = "not sure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One kept finding, re-openable to the very same view.

    `measure` and `group` are the one gap of the question's answer that was kept; `snapshot` is the
    state of the data on which it was made; `moment` is when it was kept (ISO, UTC). `in_the_room`
    is never a number of people: None until the room has said. `quotes` are the places of quotes
    that speak to it; one that was taken back is shown no more.
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
    in_the_room: InTheRoom | None = None
    quotes: tuple[str, ...] = ()

    @property
    def choices(self) -> str:
        """What a link says that opens the very same gap; "" where nothing is compared."""
        if not self.question.by:
            return ""
        choices = self.question.choices(self.measure, self.group)
        return urlencode({name: text for name, text in choices.items() if text is not None})


def ideas(text: str) -> list[str]:
    r"""Give the ideas of a note, one a line.

    >>> ideas("Twice as many\n\nIn each grade")
    ['Twice as many', 'In each grade']
    """
    return [line for line in text.splitlines() if line.strip()]
