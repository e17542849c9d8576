"""The templates of all pictures: one layer for each kind of mark, made once a theme and kept.

Every row of a layer has plain fields (x, y, text, colour ...) whose values are data: a label is
never a field's name. A picture has no axes, legends or titles of Vega-Lite's own, so that no label
is ever dropped or cut and the layout is the same on every screen.
"""

from functools import cache
from typing import Any

from equity.story import palette
from equity.story.palette import Palette

Row = dict[str, object]
Spec = dict[str, Any]

FONT = "Source Sans, sans-serif"
SIZE = 14
"""Nothing is smaller, but the digits in the dots that tie a cell to its sentence."""

ACROSS, DOWN, TALL = 28, 27, 25
"""From one figure of a person to the next, and how tall a figure is."""

FIGURE = (
    "M0,-1a.42,.42,0,1,1,0,.84a.42,.42,0,1,1,0,-.84Z"
    "M-.56,1V.4A.46,.46,0,0,1,-.1,-.06H.1A.46,.46,0,0,1,.56,.4V1Z"
)
"""A person: a head of 0.42 and shoulders of 0.56 of half the height."""


@cache
def template(theme: str, *layers: str) -> Spec:
    """Give the empty picture of a theme with layers in their order; it is shared, never changed."""
    colours = palette.of(theme)
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "background": "transparent",
        "padding": {"left": 2, "right": 2, "top": 2, "bottom": 2},
        "autosize": {"type": "none"},
        "config": {"font": FONT, "view": {"stroke": None}},
        "layer": [{"name": name, **_LAYERS[name](colours)} for name in layers],
    }


def _words(colours: Palette, layer: str = "words") -> Spec:
    plain = {"colour": colours.ink} | PLAIN[layer]
    style = {name: {"expr": f"datum.{name} || {value!r}"} for name, value in plain.items()}
    return {
        "mark": {
            "type": "text",
            "baseline": "middle",
            "fill": style["colour"],
            "fontSize": style["size"],
            "fontWeight": style["weight"],
            "align": style["align"],
            "tooltip": None,
            "aria": False,
        },
        "encoding": {**_at("x", "y"), "text": {"field": "text", "type": "nominal"}},
    }


def _numbers(colours: Palette) -> Spec:
    return _words(colours, "numbers")


def _digits(colours: Palette) -> Spec:
    return _words(colours, "digits")


def _boxes(_colours: Palette) -> Spec:
    return _rectangles({"cornerRadius": 3}, {"color": _as_it_is("colour", "nominal")})


def _cells(colours: Palette) -> Spec:
    """Draw cells that can be clicked; `edge` is the outline, ink where the cell is picked."""
    picked = {"param": "cell", "empty": False, "value": colours.ink}
    return _rectangles(
        {"cornerRadius": 4, "cursor": "pointer", "strokeWidth": 2},
        {
            "fill": _as_it_is("colour", "nominal"),
            "stroke": {"condition": picked, **_as_it_is("edge", "nominal")},
        },
    )


def _dashed(colours: Palette) -> Spec:
    mark = {
        "cornerRadius": 5,
        "fill": colours.paper,
        "stroke": colours.grey,
        "strokeDash": [4, 3],
    }
    return _rectangles(mark, {})


def _lines(_colours: Palette) -> Spec:
    return {
        "mark": {"type": "rule", "strokeCap": "round", "tooltip": None, "aria": False},
        "encoding": {
            **_at("x", "x2", "y", "y2"),
            "strokeWidth": _as_it_is("width", "quantitative"),
            "color": _as_it_is("colour", "nominal"),
        },
    }


def _dots(colours: Palette) -> Spec:
    return _points({"filled": True, "stroke": colours.paper, "strokeWidth": 2, "opacity": 1})


def _marks(_colours: Palette) -> Spec:
    spec = _points({"filled": True, "strokeWidth": 2.5, "opacity": 1})
    spec["encoding"]["stroke"] = _as_it_is("edge", "nominal")
    return spec


def _figures(_colours: Palette) -> Spec:
    """Draw a hundred people for each row: `sure` in full, up to `maybe` in the middle tone."""
    return {
        "transform": [
            {"calculate": "sequence(100)", "as": "person"},
            {"flatten": ["person"]},
            {"calculate": f"datum.left + datum.person % 10 * {ACROSS}", "as": "x"},
            {"calculate": f"datum.top + floor(datum.person / 10) * {DOWN}", "as": "y"},
            {
                "calculate": "datum.person < datum.sure ? datum.full"
                " : datum.person < datum.maybe ? datum.middle : datum.off",
                "as": "colour",
            },
        ],
        "mark": {
            "type": "point",
            "shape": FIGURE,
            "size": TALL**2,
            "filled": True,
            "opacity": 1,
            "tooltip": None,
            "aria": False,
        },
        "encoding": {**_at("x", "y"), "fill": _as_it_is("colour", "nominal")},
    }


def _rectangles(mark: Spec, encoding: Spec) -> Spec:
    return {
        "mark": {"type": "rect", "tooltip": None, "aria": False, **mark},
        "encoding": {**_at("x", "x2", "y", "y2"), **encoding},
    }


def _points(mark: Spec) -> Spec:
    return {
        "mark": {"type": "point", "tooltip": None, "aria": False, **mark},
        "encoding": {
            **_at("x", "y"),
            "shape": _as_it_is("shape", "nominal"),
            "size": _as_it_is("size", "quantitative"),
            "fill": _as_it_is("colour", "nominal"),
        },
    }


def _at(*places: str) -> Spec:
    """Encode places in pixels: no scale, no axis."""
    return {
        place: {"field": place}
        if place.endswith("2")
        else {"field": place, "type": "quantitative", "scale": None, "axis": None}
        for place in places
    }


def _as_it_is(field: str, kind: str) -> Spec:
    return {"field": field, "type": kind, "scale": None, "legend": None}


_LAYERS = {
    "boxes": _boxes,
    "cells": _cells,
    "dashed": _dashed,
    "lines": _lines,
    "figures": _figures,
    "dots": _dots,
    "marks": _marks,
    "words": _words,
    "numbers": _numbers,
    "digits": _digits,
}
"""Every kind of mark; "numbers" stand in cells, "digits" in dots."""

COLUMNS = frozenset(
    {
        *("x", "x2", "y", "y2", "left", "top", "width", "size", "shape"),
        *("colour", "edge", "full", "middle", "off", "text", "weight", "align"),
        *("sure", "maybe", "measure", "group"),
    }
)
"""All that rows may hold: places, looks and words, how many figures, and what a click picks."""

PLAIN: dict[str, Row] = {
    "words": {"size": SIZE, "weight": 400, "align": "left"},
    "numbers": {"size": 18, "weight": 700, "align": "left"},
    "digits": {"size": 13, "weight": 700, "align": "center"},
}
"""How words of a layer look where a row says nothing else."""
