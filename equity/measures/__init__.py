"""The registry of measures, as data: what is counted, in whom, in which words.

A measure gives every person of its population one value, or none (then the person is not in the
denominator). Everything else (rates, gaps, sentences, pictures) follows from those values.
"""

from equity.measures.academics import ACADEMICS, ADVANCED, GPA, PASSED_ALL
from equity.measures.assessments import MET_STANDARD, SUBJECTS
from equity.measures.attendance import (
    ATTENDANCE,
    CHRONIC_ONE_IN,
    CHRONICALLY_ABSENT,
    FEWEST_DAYS,
)
from equity.measures.climate import TOPICS, Topic, topic_measure
from equity.measures.counted import COUNTED, counted
from equity.measures.discipline import (
    DAYS_LOST_PER_100,
    DISCIPLINE,
    INCIDENTS_PER_100,
    REFERRED,
    SUSPENDED,
    SUSPENSIONS_PER_100,
)
from equity.measures.measure import Measure, Wording, slug
from equity.measures.published import ALSO_OURS, PUBLISHED, published_measure
from equity.measures.questions import Answer, item_measure, three_answers
from equity.measures.themes import THEMES, Theme, theme_measure

__all__ = [
    "ACADEMICS",
    "ADVANCED",
    "ALSO_OURS",
    "ATTENDANCE",
    "CHRONICALLY_ABSENT",
    "CHRONIC_ONE_IN",
    "COUNTED",
    "DAYS_LOST_PER_100",
    "DISCIPLINE",
    "FEWEST_DAYS",
    "GPA",
    "INCIDENTS_PER_100",
    "MET_STANDARD",
    "OF_STUDENTS",
    "PASSED_ALL",
    "PUBLISHED",
    "REFERRED",
    "SUBJECTS",
    "SUSPENDED",
    "SUSPENSIONS_PER_100",
    "THEMES",
    "TOPICS",
    "Answer",
    "Measure",
    "Theme",
    "Topic",
    "Wording",
    "counted",
    "item_measure",
    "published_measure",
    "slug",
    "theme_measure",
    "three_answers",
    "topic_measure",
]

OF_STUDENTS: tuple[Measure, ...] = (*DISCIPLINE, *ATTENDANCE, *ACADEMICS, *MET_STANDARD)
"""What files about students on a roster can tell, in the order of every screen."""
