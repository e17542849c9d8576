"""Who answered a survey beside who is enrolled: response rates, and whose voices are missing."""

from enum import StrEnum

from equity.gaps.comparison import risk_ratio
from equity.numbers import Bounded

LESS_THAN, MORE_THAN = 0.8, 1.25
"""Under the one a group is heard less than it is enrolled, over the other more."""


class Heard(StrEnum):
    """How much of a group's share of the students is among those who answered."""

    LESS = "heard less"
    AS_MUCH = "heard about as much"
    MORE = "heard more"


def response_rate(answered: Bounded | None, enrolled: Bounded | None) -> Bounded | None:
    """Give the share of the enrolled who answered.

    None where either is unknown or nobody is enrolled: an unknown enrolment never gives 100 %. None
    too where more people answered than are enrolled, for then the two files do not fit.

    >>> response_rate(Bounded.exactly(86), Bounded.exactly(131)).low.__round__(3)
    0.656
    >>> response_rate(Bounded.exactly(12), Bounded(0, 9, "masked")) is None
    True
    >>> response_rate(Bounded.exactly(6), Bounded(10, 19)) == Bounded(6 / 19, 0.6)
    True
    """
    if answered is None or enrolled is None or not enrolled.high:
        return None
    if answered.low > enrolled.high:
        return None
    high = min(1.0, answered.high / enrolled.low) if enrolled.low else 1.0
    return Bounded(answered.low / enrolled.high, high, answered.why or enrolled.why)


def representation(own: Bounded | None, whole: Bounded | None) -> Bounded | None:
    """Give a group's share among those who answered over its share among the enrolled.

    That is its response rate over the rate of everyone: (a/A) / (n/N) = (a/n) / (A/N). 1 where the
    two shares are alike; None where a rate is unknown or nobody answered.

    >>> representation(Bounded.exactly(0.3), Bounded.exactly(0.6))
    Bounded(low=0.5, high=0.5, why=None)
    """
    return risk_ratio(own, whole) if own and whole else None


def heard(represented: Bounded | None) -> Heard | None:
    """Tell whether a group is heard less or more than its share; None where that is unknown.

    >>> [str(heard(Bounded.exactly(ratio))) for ratio in (0.79, 0.8, 1.25, 1.26)]
    ['heard less', 'heard about as much', 'heard about as much', 'heard more']
    """
    if represented is None:
        return None
    if represented.high < LESS_THAN:
        return Heard.LESS
    return Heard.MORE if represented.low > MORE_THAN else Heard.AS_MUCH
