"""An invented survey as safe tables, built by hand: three collapsed answers, long names."""

import safe_school as school

from equity.measures import Answer, item_measure
from equity.story.answers import Three

AGREE5 = (("Strongly disagree", "Disagree"), ("Neutral",), ("Agree", "Strongly agree"))
CULTURE = "This school values my culture."

ENDING = "is as long as the names that forms of offices and agencies give"
LONG = tuple((f"Students of a group whose name number {place} {ENDING}",) for place in range(12))
"""Twelve groups with names that fit on no line."""


def three(*rows, words=AGREE5, text=CULTURE) -> Three:
    """Tables of (group, its three rates, those of the others); rates None is hidden."""
    bad, middle, good = (
        school.table(
            item_measure("q1", text, "Culture and identity", answers=answers, part=part),
            school.everyone(50),
            *(
                school.shown(group, rate=own[place], others=others[place])
                if own
                else school.hidden(group)
                for group, own, others in rows
            ),
        )
        for place, (part, answers) in enumerate(zip(Answer, words, strict=True))
    )
    return bad, middle, good


def culture() -> Three:
    """Black students agree less, Hispanic students in between, Native students are hidden."""
    return three(
        (school.BLACK, (44, 18, 38), (17, 21, 62)),
        (school.HISPANIC, (25, 20, 55), (22, 20, 58)),
        (school.NATIVE, None, None),
    )


def topics():
    return school.safety(), school.fairness(), school.belonging(), school.valued()
