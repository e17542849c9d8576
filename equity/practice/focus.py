"""Focus areas: what people decided to work on, why, and who sees it differently."""

from collections.abc import Iterable
from dataclasses import dataclass

from equity.vocabulary import AREA_NAMES, Area


@dataclass(frozen=True, slots=True, kw_only=True)
class FocusArea:
    """The card of an area that people chose to work on.

    `sentence` is the card's finding as it read when it was chosen; `dissent` says who sees it
    differently and how, "" where nobody said so; `moment` is when it was decided (ISO, UTC).
    """

    area: Area
    card_id: str
    sentence: str
    reason: str
    dissent: str
    moment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """A choice that was taken back; `moment` is when (ISO, UTC)."""

    area: Area
    moment: str


Decision = FocusArea | Withdrawal


def standing(decisions: Iterable[Decision]) -> tuple[FocusArea, ...]:
    """Give what stands after decisions in their order: the newest of each area, in area order.

    >>> first, second = (
    ...     FocusArea(area=area, card_id="1", sentence="", reason=reason, dissent="", moment="")
    ...     for area, reason in ((Area.CULTURE, "It hurts."), (Area.DISCIPLINE, "Adults decide."))
    ... )
    >>> [one.reason for one in standing([first, second])]
    ['Adults decide.', 'It hurts.']
    >>> standing([first, Withdrawal(area=Area.CULTURE, moment="")])
    ()
    """
    newest = {one.area: one for one in decisions}
    stand = (newest.get(area) for area in AREA_NAMES)
    return tuple(one for one in stand if isinstance(one, FocusArea))
