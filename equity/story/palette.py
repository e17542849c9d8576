"""The colours of every picture, light and dark: few, never red beside green, shapes beside colour.

Contrast of text on its ground is at least 4.5 to 1, of marks on the page at least 3 to 1; tests
compute both.
"""

from dataclasses import dataclass
from typing import Literal

from equity.problems import Problem

Theme = Literal["light", "dark"]

CUTS = (4, 10, 15)
"""Where the shades of a gap change: points of 100, or events for every 100 students."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """The tokens of one theme.

    `worse`, `better` are the shades of a gap from near to far, each a ground for `on_worse`,
    `on_better`; `paper` is the page, `band` the ground of the row of all students, `track`
    the way between marks and the answers in between.
    """

    paper: str
    ink: str
    soft: str
    focus: str
    focus_mid: str
    warm: str
    warm_mid: str
    grey: str
    grey_mid: str
    off: str
    grid: str
    line: str
    band: str
    track: str
    same: str
    worse: tuple[str, str, str]
    on_worse: tuple[str, str, str]
    better: tuple[str, str, str]
    on_better: tuple[str, str, str]


LIGHT = Palette(
    paper="#FFFFFF",
    ink="#1D2433",
    soft="#545B69",
    focus="#0B5FA5",
    focus_mid="#8DBBE0",
    warm="#B4530A",
    warm_mid="#E39A5B",
    grey="#8A919E",
    grey_mid="#C9CDD5",
    off="#D5DAE1",
    grid="#E4E7EC",
    line="#D5DAE1",
    band="#E8EBF0",
    track="#E2E6EC",
    same="#F3F4F6",
    worse=("#F6D9BF", "#E39A5B", "#B4530A"),
    on_worse=("#1D2433", "#1D2433", "#FFFFFF"),
    better=("#CFE2F2", "#8DBBE0", "#5FA0D3"),
    on_better=("#1D2433", "#1D2433", "#1D2433"),
)

DARK = Palette(
    paper="#10141D",
    ink="#F5F7FA",
    soft="#C3C9D4",
    focus="#8DBBE0",
    focus_mid="#2F5F8A",
    warm="#E39A5B",
    warm_mid="#7E4A20",
    grey="#8A919E",
    grey_mid="#4A5160",
    off="#3A4150",
    grid="#272D39",
    line="#3A4150",
    band="#2B313E",
    track="#3A4150",
    same="#1E232E",
    worse=("#46301F", "#7A431A", "#B4530A"),
    on_worse=("#F6D9BF", "#FFFFFF", "#FFFFFF"),
    better=("#1C344A", "#1F5382", "#0B67B5"),
    on_better=("#DCEBF7", "#FFFFFF", "#FFFFFF"),
)


def of(theme: str) -> Palette:
    """Give the colours of a theme, "light" or "dark"; a Problem names both.

    >>> of("light").focus
    '#0B5FA5'
    """
    try:
        return {"light": LIGHT, "dark": DARK}[theme]
    except KeyError:
        raise Problem(
            f"There is no theme '{theme}'", "The themes are light and dark.", "Choose one of them."
        ) from None


def has_colour(points: float) -> bool:
    """Tell whether a gap of so many points is more than about the same.

    >>> has_colour(3), has_colour(-4)
    (False, True)
    """
    return abs(points) >= CUTS[0]


def shade(palette: Palette, *, points: float | None, is_behind: bool | None) -> tuple[str, str]:
    """Give the ground of a gap and the text colour on it.

    >>> shade(LIGHT, points=-16, is_behind=True), shade(LIGHT, points=3, is_behind=False)
    (('#B4530A', '#FFFFFF'), ('#F3F4F6', '#1D2433'))
    """
    step = sum(abs(points or 0) >= cut for cut in CUTS)
    if is_behind is None or step == 0:
        return palette.same, palette.ink
    if is_behind:
        return palette.worse[step - 1], palette.on_worse[step - 1]
    return palette.better[step - 1], palette.on_better[step - 1]
