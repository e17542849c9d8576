"""Signs and dots that stand without words, each with a name for those who cannot see it."""

from base64 import b64encode

from equity.language import _
from equity.ui.show.frame import plain

ARROW = "M4 12h15m-6-6 6 6-6 6"
CROSS = "m6 6 12 12m0-12L6 18"
MINUS, PLUS = "M5 12h14", "M5 12h14M12 5v14"

COLOUR = "#1B77C8"
"""Clear on the light page and on the dark one."""

MOST = 14
"""How many dots stand in a row: more are told by their number, and a card has no room for them."""


def sign(lines: str, name: str) -> str:
    """Give a button's label that is only a sign; `name` says what the button does, to what.

    An icon of Streamlit's would be read out by its own name, such as "close icon".
    """
    drawn = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20" viewBox="3 3 18 18" '
        f'fill="none" stroke="{COLOUR}" stroke-width="2"><path d="{lines}"/></svg>'
    )
    return _image(drawn, name)


def dots(count: int, places: int, name: str, *, size: int = 20) -> str:
    """Give dots in a row, as markup: full ones, then empty places; many are drawn as `MOST`."""
    wide = min(places, MOST)
    circles = "".join(
        f'<circle cx="{size * place + size // 2}" cy="{size // 2}" r="{size // 2 - 2}" '
        f'fill="{COLOUR if place < count else "none"}" stroke="{COLOUR}" stroke-width="1.5"/>'
        for place in range(wide)
    )
    box = f'width="{size * wide}" height="{size}"'
    return _image(f'<svg xmlns="http://www.w3.org/2000/svg" {box}>{circles}</svg>', name)


def in_dots(count: int) -> str:
    """Give a number of dots as a row of small dots and as a number, as markup."""
    words = _("1 dot") if count == 1 else _("{count} dots", count=count)
    return f"{dots(count, count, words, size=14)} **{count}**"


def _image(drawn: str, name: str) -> str:
    return f"![{plain(name)}](data:image/svg+xml;base64,{b64encode(drawn.encode()).decode()})"
