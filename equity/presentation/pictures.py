"""A picture's specification as a PNG, in a font that is shipped with the app.

vl-convert draws no text, and says nothing, where it does not know a font: so it is told of ours,
and a test looks for the text.
"""

from collections.abc import Sequence
from functools import cache
from io import BytesIO
from typing import Any

import vl_convert
from PIL import Image

from equity.presentation.layout import Picture, Spec
from equity.presentation.lettering import DRAWN, FOLDER, PIXELS, width_of
from equity.story.palette import LIGHT

Row = dict[str, Any]

SHARP = 2
"""Pixels of a picture for each pixel of 1/96 inch on the slide: sharp on a large screen too."""

_COLOURS = 128
_BETWEEN, _SIZE = 14, 14
"""Pixels between words side by side; the size of words that name none."""


def png(picture: Picture, *, words: float = 1) -> bytes:
    """Draw a picture as large as it stands on its slide, `SHARP` times as fine.

    `words` is how much larger its words are, for a picture that is looked at in a smaller size.
    """
    _know_the_font()
    spec = _apart(picture.spec, words)
    drawn = vl_convert.vegalite_to_png(
        {**spec, "background": LIGHT.paper, "config": {**spec["config"], "font": DRAWN}},
        scale=picture.scale * SHARP,
    )
    return _small(drawn)


@cache
def _know_the_font() -> None:
    vl_convert.register_font_directory(str(FOLDER))


def _apart(spec: Spec, larger: float) -> Spec:
    """Give the picture with no words running into those at their right: they get smaller."""
    layers = [
        {**layer, "data": {"values": _fitted(layer["data"]["values"], larger, spec["width"])}}
        if layer["name"] == "words"
        else layer
        for layer in spec["layer"]
    ]
    return {**spec, "layer": layers}


def _fitted(rows: Sequence[Row], larger: float, width: float) -> list[Row]:
    fitted = []
    for row in rows:
        beside = [one["x"] for one in rows if one["y"] == row["y"] and one["x"] > row["x"]]
        size, bold = larger * row.get("size", _SIZE), row.get("weight", 400) >= 600
        wide = width_of(row["text"], points=size / PIXELS, bold=bold) + _BETWEEN
        room = min(beside, default=width + _BETWEEN) - row["x"]
        if row.get("align") == "right":  # it begins at the picture's edge or later
            room = row["x"] + _BETWEEN
        fitted.append({**row, "size": size * min(1, room / wide)})
    return fitted


def _small(drawn: bytes) -> bytes:
    """Give the same picture in as many colours as a chart has, which makes a tenth of the file."""
    file = BytesIO()
    Image.open(BytesIO(drawn)).convert("RGB").quantize(_COLOURS).save(file, "PNG")
    return file.getvalue()
