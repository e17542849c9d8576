"""A group beside its comparison: each quantity as a function of its own, and all as one `Gap`.

The comparison is with everyone else by default, so that no group is the norm.
"""

import math
from dataclasses import dataclass
from fractions import Fraction

from equity.gaps.chance import mid_p, permutation_p, welch_p
from equity.gaps.gap import Gap
from equity.gaps.rates import (
    MORE_THAN_ENROLLED,
    PER,
    is_exact,
    rate,
    rate_interval,
    together,
)
from equity.gaps.uncertainty import (
    Spread,
    koopman,
    mean_difference_interval,
    mean_ratio_interval,
    newcombe,
)
from equity.language import _
from equity.numbers import Bounded, Tally
from equity.problems import Problem
from equity.vocabulary import Unit


@dataclass(frozen=True, slots=True)
class Composition:
    """The group's share of the students with the outcome beside its share of all students."""

    of_outcome: Bounded
    of_students: Bounded

    @property
    def difference(self) -> Bounded:
        """By how much the first share is larger than the second."""
        return self.of_outcome - self.of_students


def difference(own: Bounded, others: Bounded) -> Bounded:
    """Say how much higher a group's rate is than that of the comparison, in the rates' unit.

    >>> difference(Bounded.exactly(0.5), Bounded.exactly(0.25))
    Bounded(low=0.25, high=0.25, why=None)
    """
    return own - others


def risk_ratio(own: Bounded, others: Bounded) -> Bounded | None:
    """Say how many times as often the group has the outcome as the comparison.

    None where the comparison's rate is 0 or may be: never infinity, never a filler number.

    >>> risk_ratio(Bounded.exactly(0.2), Bounded.exactly(0.05))
    Bounded(low=4.0, high=4.0, why=None)
    >>> risk_ratio(Bounded.exactly(0.1), Bounded.exactly(0.0)) is None
    True
    """
    if others.low == 0:
        return None
    return Bounded(own.low / others.high, own.high / others.low, own.why or others.why)


def excess(group: Tally, others_rate: Bounded, unit: Unit) -> Bounded | None:
    """Say how many students of the group (events for events) are over the comparison's rate.

    Below zero: fewer. At the comparison's rate the group would have `excess` fewer. None where it
    is not known how many students there are.

    >>> group = Tally.of([(1.0, 18), (0.0, 102)])
    >>> excess(group, Bounded.exactly(0.05), Unit.SHARE)
    Bounded(low=12.0, high=12.0, why=None)
    """
    if math.isinf(group.persons.high):
        return None
    low = group.persons.low * others_rate.low / PER[unit]
    high = group.persons.high * others_rate.high / PER[unit]
    return group.total - Bounded(low, high, group.persons.why or others_rate.why)


def turning_point(group: Tally, others: Tally, *, threshold: float) -> int | None:
    """Say for how few students another outcome takes the ratio of two shares below `threshold`.

    0 where it is below already. None where counts are not exact or nobody else has the outcome.

    >>> group, others = Tally.of([(1.0, 18), (0.0, 102)]), Tally.of([(1.0, 44), (0.0, 836)])
    >>> turning_point(group, others, threshold=2.0)  # (18 - 7) / 120 is below 2 * 44 / 880
    7
    """
    if not (is_exact(group) and is_exact(others) and others.total.low):
        return None
    bar = Fraction(str(threshold)) * Fraction(others.total.low) / Fraction(others.persons.low)
    over = Fraction(group.total.low) - bar * Fraction(group.persons.low)
    return max(0, math.floor(over) + 1)


def composition(group: Tally, others: Tally) -> Composition | None:
    """Give the group's share of the outcome, k/K, beside its share of the students, n/N.

    None where nobody has the outcome.

    >>> shares = composition(Tally.of([(1.0, 3), (0.0, 17)]), Tally.of([(1.0, 3), (0.0, 57)]))
    >>> shares.of_outcome.low, shares.of_students.low, shares.difference.low
    (0.5, 0.25, 0.25)
    """
    of_outcome, of_students = _part(group.total, others.total), _part(group.persons, others.persons)
    return Composition(of_outcome, of_students) if of_outcome and of_students else None


def _part(own: Bounded, others: Bounded) -> Bounded | None:
    if own.low + others.low == 0:
        return None
    low = own.low / (own.low + others.high)
    return Bounded(low, own.high / (own.high + others.low), own.why or others.why)


def compare(group: Tally, others: Tally | None, unit: Unit, *, seed: int = 0) -> Gap:
    """Give a group's rate and its whole comparison with people outside of it.

    Without others, with none of them, or with more counted than enrolled there is a rate
    only. Where counts are not exact, or no histogram was counted for a mean, there are outer bounds
    and no intervals. A group of nobody is a Problem.

    >>> group, others = Tally.of([(1.0, 18), (0.0, 102)]), Tally.of([(1.0, 44), (0.0, 836)])
    >>> gap = compare(group, others, Unit.SHARE)
    >>> gap.rate.low, gap.others_rate.low, round(gap.ratio.low, 9), round(gap.p_value, 6)
    (0.15, 0.05, 3.0, 9.4e-05)
    """
    own = rate(group, unit)
    if own is None:
        raise Problem(
            _("There is nobody in this group"),
            _("A rate needs at least one person."),
            _("Choose another group or fewer filters."),
        )
    others_rate = rate(others, unit) if others else None
    if others is None or others_rate is None or MORE_THAN_ENROLLED in (own.why, others_rate.why):
        return _alone(group, own, unit)
    of_difference, of_ratio, p_value = _uncertainty(group, others, unit, seed)
    return Gap(
        rate=own,
        rate_interval=rate_interval(group, unit),
        others_rate=others_rate,
        difference=difference(own, others_rate),
        difference_interval=of_difference,
        ratio=risk_ratio(own, others_rate),
        ratio_interval=of_ratio,
        excess=excess(group, others_rate, unit),
        p_value=p_value,
    )


def compare_with_all(group: Tally, others: Tally, unit: Unit, *, seed: int = 0) -> Gap:
    """Compare a group with all students, the group among them; `others` are all the rest.

    A group differs from all exactly where it differs from the rest, so the p-value is the same,
    and the intervals follow from those of the rest by the group's fixed share of all students.

    >>> group, others = Tally.of([(1.0, 20), (0.0, 80)]), Tally.of([(1.0, 10), (0.0, 90)])
    >>> compare_with_all(group, others, Unit.SHARE).others_rate
    Bounded(low=0.15, high=0.15, why=None)
    """
    apart = compare(group, others, unit, seed=seed)
    everyone = rate(together([group, others]), unit)
    if apart.others_rate is None or everyone is None:
        return apart
    rest = others.persons.middle / (group.persons.middle + others.persons.middle)
    of_difference, of_ratio = apart.difference_interval, apart.ratio_interval
    return Gap(
        rate=apart.rate,
        rate_interval=apart.rate_interval,
        others_rate=everyone,
        difference=difference(apart.rate, everyone),
        difference_interval=of_difference and of_difference.scaled(rest),
        ratio=risk_ratio(apart.rate, everyone),
        ratio_interval=of_ratio
        and Bounded(_ratio_to_all(of_ratio.low, rest), _ratio_to_all(of_ratio.high, rest)),
        excess=excess(group, everyone, unit),
        p_value=apart.p_value,
    )


def _ratio_to_all(ratio_to_rest: float, rest: float) -> float:
    if math.isinf(ratio_to_rest):
        return 1 / (1 - rest)
    return ratio_to_rest / (1 + (1 - rest) * (ratio_to_rest - 1))


def _alone(group: Tally, own: Bounded, unit: Unit) -> Gap:
    return Gap(
        rate=own,
        rate_interval=rate_interval(group, unit),
        others_rate=None,
        difference=None,
        difference_interval=None,
        ratio=None,
        ratio_interval=None,
        excess=None,
        p_value=None,
    )


def _uncertainty(
    group: Tally, others: Tally, unit: Unit, seed: int
) -> tuple[Bounded | None, Bounded | None, float | None]:
    """Give the intervals of difference and ratio, and the p-value."""
    if not (is_exact(group) and is_exact(others)):
        return None, None, None
    if unit is Unit.SHARE:
        k, n, c, m = (
            round(number.low)
            for number in (group.total, group.persons, others.total, others.persons)
        )
        return newcombe(k, n, c, m), koopman(k, n, c, m), mid_p(k, n, c, m)
    own, other = Spread.of(group.values), Spread.of(others.values)
    if own is None or other is None:
        return None, None, None
    apart = mean_difference_interval(own, other)
    if unit in (Unit.MEAN_SHARE, Unit.MEAN):
        p_value = welch_p(own, other)
    else:
        p_value = permutation_p(group.values, others.values, seed=seed)
    return apart and apart.scaled(PER[unit]), mean_ratio_interval(own, other), p_value
