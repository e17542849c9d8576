"""An invented school that went through the gate, and the decks that it makes.

The small group has numbers that stand nowhere else: whoever finds them has found a leak.
"""

from dataclasses import replace
from datetime import date

from equity.measures import DISCIPLINE, Measure, topic_measure
from equity.numbers import Counts, GroupCount, Tally
from equity.presentation import powerpoint, slides
from equity.presentation.deck import Deck, FindingSlide, Recommendation
from equity.privacy.release import release
from equity.privacy.table import SafeTable
from equity.question import Only
from equity.vocabulary import Area, Unit, View

BY = ("race_ethnicity",)
BLACK = ("Black or African American",)
HIDDEN = ("Native Hawaiian or Pacific Islander",)
CANARIES = ("4100", "4,100", "123")
"""Incidents per 100 students of the hidden group, and all its incidents."""

GROUPS = {  # persons with the outcome, and without it
    ("Asian",): (6, 194),
    BLACK: (36, 164),
    ("Hispanic or Latino",): (30, 270),
    ("Two or more races",): (5, 45),
    ("White",): (21, 329),
}
MEASURES = (*DISCIPLINE, topic_measure("Fairness"), topic_measure("Safety"))


def tables(view: View = View.ROOM, measures: tuple[Measure, ...] = MEASURES):
    counted = [_counts(measure) for measure in measures]
    return release(counted, compared_with="rest", view=view)


def table(measure: str = "suspended", view: View = View.ROOM) -> SafeTable:
    return next(one for one in tables(view) if one.measure.key == measure)


def filtered(only: Only) -> SafeTable:
    (suspended,) = (one for one in MEASURES if one.key == "suspended")
    counted = replace(_counts(suspended), only=(only,))
    (one,) = release([counted], compared_with="rest", view=View.ROOM)
    return one


def slide(measure: str = "suspended", group: tuple[str, ...] = BLACK, **words) -> FindingSlide:
    one = table(measure)
    made = FindingSlide(title="Ours", table=one, group=group)
    return FindingSlide(**{"title": made.original, "table": one, "group": group} | words)


RECOMMENDED = Recommendation(
    area=Area.DISCIPLINE,
    decision="Open a Student Advocacy Center, so that talking comes before suspending",
    reasons=("Our school suspends Black students more often.", "Most of it is for “defiance”."),
    evidence=("The school suspends Black students 2.6 times as often as all other students.",),
    ask=("One room, one adult for two hours a day, and twelve trained peer mentors.",),
)


def deck(*findings: FindingSlide, **changes) -> Deck:
    about = {"name": "Riverside <Middle> & High", "is_sample": False, "made": date(2026, 3, 2)}
    return Deck(**about | {"findings": findings or (slide(), slide("incidents_per_100"))} | changes)


def written(of: Deck) -> bytes:
    return powerpoint.write(
        slides.planned(of), name=of.name, made=of.made, done=lambda _count: None
    )


def _counts(measure: Measure) -> Counts:
    each, of_hidden = (2.0, 41.0) if measure.unit is Unit.PER_100_STUDENTS else (1.0, 1.0)
    groups = [
        GroupCount(group, Tally.of([(each, some), (0.0, none)]))
        for group, (some, none) in GROUPS.items()
    ]
    groups.insert(3, GroupCount(HIDDEN, Tally.of([(of_hidden, 3)])))
    return Counts(
        measure=measure,
        by=BY,
        only=(),
        period="2025-26",
        source="Log",
        groups=tuple(groups),
    )
