"""Which subject a test is in, by the words of its name."""

from equity.intake.spelling import header_words

_WORDS = {
    "english": {"ela", "english", "reading", "literacy", "language", "arts", "erw", "ebrw"},
    "math": {"math", "mathematics", "maths", "algebra", "geometry"},
    "science": {"science", "biology", "chemistry", "physics"},
}
_ALONE = {"language", "arts"}
"""Words that say a subject only beside another one."""

_OF_LEARNERS = {"learner", "learners", "proficiency", "elp", "elpa", "elpac", "wida", "telpas"}
"""A test of English for multilingual learners is no test in English."""

SUBJECT_WORDS = frozenset[str]().union(*_WORDS.values())


def subject_of(name: str) -> str | None:
    """Give the subject of a test, None where its name says none or several.

    >>> subject_of("CAASPP ELA Gr 7"), subject_of("Math"), subject_of("ELPAC English")
    ('english', 'math', None)
    """
    words = set(header_words(name))
    if words & _OF_LEARNERS:
        return None
    found = [
        subject
        for subject, known in _WORDS.items()
        if words & (known - _ALONE) or words & known >= _ALONE
    ]
    return found[0] if len(found) == 1 else None
