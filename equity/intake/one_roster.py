"""Files of the OneRoster standard, in which classes and schools have numbers of the same name.

Source: 1EdTech, OneRoster CSV Tables, version 1.1.
"""

from collections.abc import Sequence

from equity.intake.headers import meanings_of
from equity.intake.profile import Profile
from equity.vocabulary import Field

_OF_ANYTHING = ("sourced", "id")
_PERSONAL = frozenset({Field.STUDENT_NAME, Field.BIRTH_DATE, Field.GENDER})


def name_students(profiles: Sequence[Profile]) -> bool:
    """Tell whether a column has the numbers of students, not those of classes or schools."""
    known = {field for one in profiles for field in meanings_of(one.label)}
    of_anything = any(one.words == _OF_ANYTHING for one in profiles)
    return Field.STUDENT_ID in known and not (of_anything and not known & _PERSONAL)
