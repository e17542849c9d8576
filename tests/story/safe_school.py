"""An invented school as safe tables, built by hand: what a picture must show is known exactly."""

from equity.gaps.gap import Gap
from equity.measures import SUSPENDED, Measure, topic_measure
from equity.numbers import Bounded
from equity.privacy.table import TOO_FEW, SafeGroup, SafeTable
from equity.question import Only
from equity.vocabulary import Evidence, Unit, View

BY = ("race_ethnicity",)
FAIR = topic_measure("Fairness")
SAFE = topic_measure("Safety")
BELONG = topic_measure("Belonging")
VALUED = topic_measure("Culture and identity")
NATIVE = ("American Indian or Alaska Native",)
ASIAN = ("Asian",)
BLACK = ("Black or African American",)
HISPANIC = ("Hispanic or Latino",)
PACIFIC = ("Native Hawaiian or Pacific Islander",)
MULTIPLE = ("Two or more races",)
WHITE = ("White",)


def exactly(value: float) -> Bounded:
    return Bounded.exactly(value)


def hidden(group: tuple[str, ...]) -> SafeGroup:
    return SafeGroup(group=group, shown=False, reason=TOO_FEW)


def shown(
    group: tuple[str, ...],
    *,
    rate: float,
    others: float,
    evidence: Evidence = Evidence.CLEAR,
    within: float = 0.05,
    size: str = "100-129",
    unit: Unit = Unit.SHARE,
) -> SafeGroup:
    """A group with its gap; rates in whole numbers of 100, `within` half the interval's width."""
    scale = 1.0 if unit is Unit.PER_100_STUDENTS else 0.01
    difference = (rate - others) * scale
    ratio = rate / others if others else None
    gap = Gap(
        rate=exactly(rate * scale),
        rate_interval=None,
        others_rate=exactly(others * scale),
        difference=exactly(difference),
        difference_interval=Bounded(difference - within, difference + within),
        ratio=None if ratio is None or unit is Unit.MEAN_SHARE else exactly(ratio),
        ratio_interval=None
        if ratio is None or unit is Unit.MEAN_SHARE
        else Bounded(ratio * 0.7, ratio * 1.43),
        excess=None,
        p_value=0.001,
    )
    return SafeGroup(
        group=group, shown=True, size=size, others_size="300-399", gap=gap, evidence=evidence
    )


def everyone(rate: float, unit: Unit = Unit.SHARE) -> SafeGroup:
    scale = 1.0 if unit is Unit.PER_100_STUDENTS else 0.01
    gap = Gap(
        rate=exactly(rate * scale),
        rate_interval=None,
        others_rate=None,
        difference=None,
        difference_interval=None,
        ratio=None,
        ratio_interval=None,
        excess=None,
        p_value=None,
    )
    return SafeGroup(group=(), shown=True, size="400-499", gap=gap)


def table(
    measure: Measure,
    whole: SafeGroup,
    *groups: SafeGroup,
    by: tuple[str, ...] = BY,
    only: tuple[Only, ...] = (),
    compared_with: str = "rest",
    view: View = View.ROOM,
) -> SafeTable:
    return SafeTable(
        measure=measure,
        by=by,
        only=only,
        period="2025-26",
        source="Discipline log",
        view=view,
        compared_with=compared_with,
        min_group=10,
        scanned=len(groups),
        everyone=whole,
        groups=groups,
    )


def suspensions(only: tuple[Only, ...] = (), compared_with: str = "rest") -> SafeTable:
    return table(
        SUSPENDED,
        everyone(8),
        hidden(NATIVE),
        shown(ASIAN, rate=3, others=9, evidence=Evidence.WORTH_ASKING),
        shown(BLACK, rate=18, others=7, size="100-129"),
        shown(HISPANIC, rate=9, others=8, evidence=Evidence.TOO_SMALL),
        hidden(PACIFIC),
        shown(MULTIPLE, rate=8, others=8, evidence=Evidence.TOO_SMALL, size="40-54"),
        shown(WHITE, rate=6, others=9, evidence=Evidence.TOO_SMALL),
        only=only,
        compared_with=compared_with,
    )


def topic(measure: Measure, *rates: tuple[tuple[str, ...], int, int, Evidence]) -> SafeTable:
    unit = Unit.MEAN_SHARE
    return table(
        measure,
        everyone(60, unit),
        hidden(NATIVE),
        *(
            shown(group, rate=rate, others=others, evidence=evidence, unit=unit)
            for group, rate, others, evidence in rates[:3]
        ),
        hidden(PACIFIC),
        *(
            shown(group, rate=rate, others=others, evidence=evidence, unit=unit)
            for group, rate, others, evidence in rates[3:]
        ),
    )


def fairness() -> SafeTable:
    return topic(
        FAIR,
        (ASIAN, 65, 58, Evidence.CLEAR),
        (BLACK, 44, 61, Evidence.CLEAR),
        (HISPANIC, 55, 61, Evidence.WORTH_ASKING),
        (MULTIPLE, 61, 59, Evidence.TOO_SMALL),
        (WHITE, 67, 56, Evidence.CLEAR),
    )


def safety() -> SafeTable:
    return topic(
        SAFE,
        (ASIAN, 69, 65, Evidence.WORTH_ASKING),
        (BLACK, 60, 67, Evidence.WORTH_ASKING),
        (HISPANIC, 64, 67, Evidence.TOO_SMALL),
        (MULTIPLE, 66, 66, Evidence.TOO_SMALL),
        (WHITE, 69, 64, Evidence.WORTH_ASKING),
    )


def belonging() -> SafeTable:
    return topic(
        BELONG,
        (ASIAN, 66, 61, Evidence.WORTH_ASKING),
        (BLACK, 51, 63, Evidence.CLEAR),
        (HISPANIC, 58, 64, Evidence.WORTH_ASKING),
        (MULTIPLE, 62, 62, Evidence.TOO_SMALL),
        (WHITE, 69, 59, Evidence.CLEAR),
    )


def valued() -> SafeTable:
    return topic(
        VALUED,
        (ASIAN, 55, 56, Evidence.TOO_SMALL),
        (BLACK, 46, 57, Evidence.CLEAR),
        (HISPANIC, 50, 60, Evidence.CLEAR),
        (MULTIPLE, 56, 56, Evidence.TOO_SMALL),
        (WHITE, 68, 51, Evidence.CLEAR),
    )


def overview() -> tuple[SafeTable, ...]:
    return suspensions(), belonging(), fairness(), safety(), valued()
