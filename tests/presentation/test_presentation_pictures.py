"""Pictures have text, in our font; words do not run into each other; the preview shows it all."""

from io import BytesIO

import numpy as np
import pytest
import shown_school as school
from PIL import Image

from equity.presentation import layout, pictures, preview, slides
from equity.presentation.layout import Box, Picture
from equity.story import charts

PLACE = Box(0, 0, 712, 400)


def picture(spec) -> Picture:
    return Picture(PLACE, spec, "")


def pixels(content: bytes) -> np.ndarray:
    return np.asarray(Image.open(BytesIO(content)).convert("L"))


def dark(content: bytes) -> int:
    return int((pixels(content) < 120).sum())


def with_words(words: list[dict]) -> dict:
    spec = charts.people(school.table(), school.BLACK, theme="light")
    layers = [{**one, "data": {"values": []}} for one in spec["layer"] if one["name"] != "words"]
    kept = next(one for one in spec["layer"] if one["name"] == "words")
    return {**spec, "layer": [*layers, {**kept, "data": {"values": words}}]}


def word(text: str, x: float, **style) -> dict:
    return {"text": text, "x": x, "y": 60, "size": 20, "weight": 600, "colour": "#000000"} | style


def test_a_picture_with_a_label_is_darker_than_one_without():
    blank = dark(pictures.png(picture(with_words([]))))
    labelled = dark(pictures.png(picture(with_words([word("All other students", 20)]))))
    assert blank == 0
    assert labelled > 500


def test_regular_and_bold_are_two_faces():
    bold = dark(pictures.png(picture(with_words([word("All other students", 20)]))))
    regular = [word("All other students", 20, weight=400)]
    assert dark(pictures.png(picture(with_words(regular)))) < 0.85 * bold


def test_a_long_name_gets_smaller_before_it_runs_into_the_next():
    words = [word("Students who are not multilingual learners at all", 0), word("Others", 378)]
    columns = (pixels(pictures.png(picture(with_words(words)))) < 120).any(axis=0)
    scale = picture(with_words([])).scale * pictures.SHARP
    between = columns[int(369 * scale) : int(377 * scale)]
    assert columns[: int(360 * scale)].any()
    assert columns[int(379 * scale) :].any()
    assert not between.any()


def test_a_picture_is_twice_as_fine_as_its_place():
    one = picture(charts.people(school.table(), school.BLACK, theme="light"))
    height, width = pixels(pictures.png(one)).shape
    assert width == pytest.approx(2 * one.place.width, abs=12)
    assert height == pytest.approx(2 * one.place.height, abs=12)


def test_the_preview_shows_title_picture_facts_source_and_number():
    of = school.deck(school.slide(wonder="Which rules lead to this?"))
    slide = slides.finding(of, of.findings[0])
    seen = pixels(preview.png(slide, number=3)) < 160
    assert seen.shape == (720, 1280)
    for place in (
        slide.title.box,
        *(part.box for part in slide.parts),
        layout.NUMBER,
        layout.BAR.box,
    ):
        left, top = int(place.left), int(place.top)
        right, bottom = int(place.left + place.width), int(place.top + place.height)
        assert seen[top:bottom, max(left, 0) : right].any()
    assert not seen[:, 1217:].any()


def test_every_form_of_a_slide_is_in_its_preview():
    opening = slides.opening(school.deck())
    shown = np.asarray(Image.open(BytesIO(preview.png(opening, number=1))))
    forms = [part for part in opening.parts if isinstance(part, layout.Shape)]
    assert [one.kind for one in forms] == ["circle", "diamond", "rectangle"]
    for one in forms:
        middle = int(one.box.top + one.box.height / 2), int(one.box.left + one.box.width / 2)
        corner = int(one.box.top + 1), int(one.box.left + 1)
        colour = tuple(int(one.colour[i : i + 2], 16) for i in (1, 3, 5))
        assert tuple(shown[middle]) == colour
        assert bool(shown[corner].mean() < 200) is (one.kind == "rectangle")


def test_a_name_before_a_bar_keeps_its_size_and_is_not_cut():
    name, said = word("Not recorded", 186, align="right"), word("Too few students", 200)
    beside = (pixels(pictures.png(picture(with_words([name, said])))) < 120).sum(axis=0)
    alone = (pixels(pictures.png(picture(with_words([name])))) < 120).sum(axis=0)
    edge = int(190 * picture(with_words([])).scale * pictures.SHARP)
    assert beside[:edge].sum() == alone[:edge].sum() > 300
    larger = word("Black or African American, and a longer name", 186, align="right")
    drawn = pixels(pictures.png(picture(with_words([larger])), words=1.25)) < 120
    assert not drawn[:, :2].any()
