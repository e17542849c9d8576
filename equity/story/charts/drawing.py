"""Drawing: marks are put at places given in pixels, into the layers of a shared template."""

from collections.abc import Sequence

from equity.story import palette
from equity.story.charts.layers import PLAIN, SIZE, Row, Spec, template

Size = tuple[float, float]

LINE = 17
"""From one line of small text to the next, in pixels."""

_NARROW = frozenset("iljtfrI.,:;'|()- ")


class Canvas:
    """A picture in the making: rows for each layer of a template."""

    def __init__(self, theme: str, *layers: str) -> None:
        self.colours = palette.of(theme)
        self._template = template(theme, *layers)
        self._rows: dict[str, list[Row]] = {name: [] for name in layers}

    def add(self, layer: str, **row: object) -> None:
        """Add one mark with its fields as they are."""
        self._rows[layer].append(row)

    def write(self, text: str, x: float, y: float, **style: object) -> None:
        """Add one line of text; style: colour, size, weight, align, or another layer of words.

        What is plain (ink, 14, 400, left) stays out of the row.
        """
        layer = str(style.pop("layer", "words"))
        plain = {"colour": self.colours.ink} | PLAIN[layer]
        told = {name: value for name, value in style.items() if value != plain[name]}
        self.add(layer, text=text, x=round(x, 1), y=round(y, 1), **told)

    def paragraph(self, lines: Sequence[str], x: float, y: float, **style: object) -> None:
        """Add lines of text centred on y."""
        top = y - (len(lines) - 1) * LINE / 2
        for index, line in enumerate(lines):
            self.write(line, x, top + index * LINE, **style)

    def box(self, layer: str, corner: Size, size: Size, **style: object) -> None:
        """Add a rectangle by its upper left corner."""
        (x, y), (width, height) = corner, size
        self.add(layer, x=x, x2=x + width, y=y, y2=y + height, **style)

    def line(self, start: Size, end: Size, *, colour: str, width: float = 1) -> None:
        """Add a straight line."""
        self.add("lines", x=start[0], y=start[1], x2=end[0], y2=end[1], colour=colour, width=width)

    def picture(self, size: Size, *, alt: str) -> Spec:
        """Give the picture with its size in pixels and the text to read it aloud."""
        layers = [
            {**layer, "data": {"values": self._rows[layer["name"]]}}
            for layer in self._template["layer"]
        ]
        width, height = size
        sized = {"width": width, "height": height, "description": alt, "layer": layers}
        return {**self._template, **sized}


def width_of(text: str, size: float = SIZE) -> float:
    """Give about how wide a text is, in pixels, rather too much than too little."""
    signs = sum(
        4.2 if sign in _NARROW else 10.8 if sign in "mwMW" else 8.2 if sign.isupper() else 7.0
        for sign in text
    )
    return signs * size / SIZE


def wrapped(text: str, width: float) -> list[str]:
    """Break a text into the fewest lines that fit, as even as they can be.

    >>> wrapped("American Indian or Alaska Native", 174)
    ['American Indian', 'or Alaska Native']
    """
    best = tried = _broken(text, width)
    while len(tried) == len(best) > 1 and width > 0:
        best = min(best, tried, key=lambda lines: max(map(len, lines)))
        width -= 4
        tried = _broken(text, width)
    return best


def _broken(text: str, width: float) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width_of(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
