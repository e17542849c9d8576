"""A vote with dots: everyone puts a few dots on kept cards, and sees the dots once it is closed.

How it is led is common practice of facilitators. Everyone has the same few dots. Nobody sees the
dots of others before the vote is closed, so that nobody follows the loud. A closed vote is not
opened again, as more dots would follow the crowd; people vote again after they have talked. Dots
start the talk: a focus area is chosen with a reason (`practice.focus`), never by dots alone.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from equity.vocabulary import FEWEST_VOTERS, Area

DOTS_EACH, MOST_EACH = 3, 5
"""How many dots a person has where nobody says, and at most."""

FEWEST_CARDS = 2
"""A vote is between cards."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A card on which dots are put, in the words that it had when the vote was opened."""

    card_id: str
    area: Area
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What is known of a closed vote: card -> dots, never whose.

    `counted` are dots on paper or fingers, counted in the room; `voters` put theirs on phones,
    which are in `by_phone`, empty where the voters are too few.
    """

    voters: int
    by_phone: Mapping[str, int]
    counted: Mapping[str, int]

    @property
    def are_too_few(self) -> bool:
        """Tell whether dots from phones are not shown, as each could be guessed."""
        return 0 < self.voters < FEWEST_VOTERS

    def dots(self, card_id: str) -> int:
        """Give all dots of a card."""
        return self.by_phone.get(card_id, 0) + self.counted.get(card_id, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """A vote on cards in the order of the board; without a result it is open.

    A ValueError where it gives a person no dots, or more than are allowed.
    """

    id: str
    dots_each: int
    choices: tuple[Choice, ...]
    moment: str
    result: Result | None = None

    def __post_init__(self) -> None:
        if self.dots_each not in range(1, MOST_EACH + 1):
            raise ValueError(f"A person has 1 to {MOST_EACH} dots, not {self.dots_each}")

    @property
    def is_open(self) -> bool:
        """Tell whether dots can be put and taken back."""
        return self.result is None

    def by_dots(self) -> tuple[tuple[Choice, int], ...]:
        """Give the cards with their dots, the most first; cards with as many stay in order."""
        if self.result is None:
            return ()
        with_dots = [(one, self.result.dots(one.card_id)) for one in self.choices]
        return tuple(sorted(with_dots, key=lambda one: -one[1]))


def result(ballots: Iterable[Mapping[str, int]], counted: Mapping[str, int]) -> Result:
    """Add up a vote: one ballot a voter (card -> dots), and what was counted in the room.

    >>> result([{"a": 2, "b": 1}] * 5, {"b": 4}).dots("b")
    9
    >>> few = result([{"a": 2, "b": 1}] * 4, {"b": 4})
    >>> few.dots("a"), few.dots("b"), few.voters
    (0, 4, 4)
    """
    voted = [one for one in ballots if any(one.values())]
    added: Counter[str] = Counter()
    for one in voted:
        added.update(one)
    by_phone = dict(added) if len(voted) >= FEWEST_VOTERS else {}
    return Result(voters=len(voted), by_phone=by_phone, counted=counted)
