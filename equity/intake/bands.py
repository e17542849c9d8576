"""Column names on two rows: bands such as "Black" above "Count" and "%"."""

from collections.abc import Sequence

from equity.intake.masked_cells import is_mask, is_number
from equity.intake.years import is_school_year


def is_second_row(heading: Sequence[str], first: Sequence[str]) -> bool:
    """Tell whether the row below goes on with the names: words, where the names repeat.

    >>> is_second_row(["District", "Black", "Black"], ["Name", "Count", "%"])
    True
    >>> is_second_row(["District", "Black", "Black"], ["Lincoln", "5", "3"])
    False
    >>> is_second_row(["District", "Black", "", "White", ""], ["", "Count", "%", "Count", "%"])
    True
    """
    filled = [one.strip() for one in first if one.strip()]
    words = [one for one in filled if one == "%" or not (is_number(one) or is_mask(one))]
    again = _repeats(first) or _are_years(first)
    below = _repeats(heading) or (again and _goes_on(heading, first))
    return below and len(filled) > 1 and len(words) == len(filled)


def _goes_on(heading: Sequence[str], first: Sequence[str]) -> bool:
    """Tell whether every gap in the names, as merged cells leave them, has a word below it."""
    pairs = [(above.strip(), below.strip()) for above, below in zip(heading, first, strict=False)]
    last = max((place for place, (_above, below) in enumerate(pairs) if below), default=0)
    gaps = [below for above, below in pairs[: last + 1] if not above]
    return bool(gaps) and all(gaps) and any(above and not below for above, below in pairs)


def under_bands(heading: Sequence[str], above: Sequence[str]) -> list[str]:
    """Give the names with the band that each stands under, where names alone say too little.

    >>> under_bands(["District", "Count", "%", "Count", "%"], ["", "Black", "", "White", ""])
    ['District', 'Black Count', 'Black %', 'White Count', 'White %']
    """
    bands = [one.strip() for one in above]
    if sum(map(bool, bands)) < 2 or not (_repeats(heading) or _are_years(heading)):
        return list(heading)
    named: list[str] = []
    band = ""
    for place, name in enumerate(heading):
        band = (bands[place] if place < len(bands) else "") or band
        same = " ".join(band.split()) == " ".join(name.split())
        named.append(name if same or not band else f"{band} {name}".strip())
    return named if len(set(named)) > len(set(heading)) else list(heading)


def _are_years(heading: Sequence[str]) -> bool:
    names = [one.strip() for one in heading if one.strip()]
    return len(names) > 1 and all(map(is_school_year, names))


def _repeats(heading: Sequence[str]) -> bool:
    names = [" ".join(one.split()) for one in heading if one.strip()]
    return len(set(names)) < len(names)
