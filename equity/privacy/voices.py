"""Who is here, as the gate lets it through; constructed in one function of this room only."""

from dataclasses import dataclass

from equity.gaps.response import Heard
from equity.numbers import Bounded
from equity.vocabulary import View

MORE_ANSWERS = "more answers than students"
"""Why a rate is unknown although both files are there: they do not fit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SafeVoice:
    """One group as it may be shown: its share of the enrolled beside that of those who answered.

    Shares and `rate` are from 0 to 1, in the room to a whole percent; a share is None where it is
    hidden or no file says it. `enrolled_size` and `answered_size` are bands such as "40-54".
    `rate` is the share of the group that answered, `heard` what that means beside everyone.
    `reason` says why something that the files hold is not shown.
    """

    group: tuple[str, ...]
    enrolled: Bounded | None = None
    answered: Bounded | None = None
    enrolled_size: str | None = None
    answered_size: str | None = None
    rate: Bounded | None = None
    heard: Heard | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SafeTurnout:
    """Who is enrolled and who answered, safe for its view; `groups` keep the fixed order.

    `everyone` is all of them as one group named (). `has_students` and `has_answers` say which of
    the two files there is for this dimension and year.
    """

    by: tuple[str, ...]
    period: str
    source: str
    view: View
    min_group: int
    has_students: bool
    has_answers: bool
    everyone: SafeVoice
    groups: tuple[SafeVoice, ...]
