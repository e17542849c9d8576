"""What a published table only counts: kinds of events by the names that the table gives them."""

from equity.measures.measure import Measure, Wording
from equity.vocabulary import Area, Direction, FileKind, Population, Unit

COUNTED = "counted."
"""What the key of such a measure begins with; the name of the kind follows."""

_NO_COMPARISON = Wording(more="", less="", same="", each="")


def counted(key: str) -> Measure:
    """Give the measure of a kind that is only counted: it has no rate, so nothing is compared.

    >>> counted("counted.Expulsion").label
    'Expulsion'
    """
    kind = key.removeprefix(COUNTED)
    return Measure(
        key=key,
        label=kind,
        column=kind,
        population=Population.PUBLISHED,
        source=FileKind.PUBLISHED,
        area=Area.DISCIPLINE,
        direction=Direction.HIGHER_IS_WORSE,
        unit=Unit.SHARE,
        wording=_NO_COMPARISON,
    )
