"""How far apart the persons of a mean or of events are, without telling more than the codes."""

import numpy as np

from equity.numbers import Bounded, Values
from equity.privacy.coding import Scale
from equity.vocabulary import Unit


def spread_of(values: Values, scale: Scale, everyone: Bounded | None) -> float | None:
    """Say how far apart persons are, in tenths of the farthest that the code of their mean allows.

    Where a tenth could tell more of the mean than its code does, it is the farthest.
    """
    if values.measure.unit is Unit.SHARE:
        return None
    code = everyone or Bounded(0.0, scale.per * scale.top)
    low, middle, high = (
        np.sqrt(mean * (scale.top - mean))  # half have nothing, half the most; Bhatia, Davis 2000
        for mean in (code.low / scale.per, code.middle / scale.per, code.high / scale.per)
    )
    counted = np.minimum(values.values, scale.top)
    mean = np.average(counted, weights=values.persons)
    apart = np.sqrt(np.average((counted - mean) ** 2, weights=values.persons))
    tenths = min(10, int(np.ceil(10 * apart / middle)))
    farthest = min(low, high) < (1 - 1 / 10) * middle
    return float(f"{middle * (1 if farthest else tenths / 10):.2g}")
