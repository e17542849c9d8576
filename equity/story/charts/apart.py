"""Numbers that stand side by side: moved apart as little as they must to be read."""

from collections.abc import Sequence
from itertools import pairwise


def apart(places: Sequence[float], widths: Sequence[float], *, least: float) -> list[float]:
    """Move centres apart: neighbours are `least` pixels or half their widths and 5 apart.

    The places keep their order from left to right, and together move as little as possible.

    >>> apart([100, 110, 200], [17, 17, 17], least=22)
    [94.0, 116.0, 200.0]
    """
    order = sorted(range(len(places)), key=lambda index: places[index])
    offset, offsets = 0.0, [0.0]
    for left, right in pairwise(order):
        offset += max(least, (widths[left] + widths[right]) / 2 + 5)
        offsets.append(offset)
    blocks: list[list[float]] = []
    for index, shift in zip(order, offsets, strict=True):
        block = [places[index] - shift]
        while blocks and _mean(blocks[-1]) > _mean(block):
            block = blocks.pop() + block
        blocks.append(block)
    levels = [_mean(block) for block in blocks for _one in block]
    moved = dict(zip(order, map(sum, zip(levels, offsets, strict=True)), strict=True))
    return [moved[index] for index in range(len(places))]


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
