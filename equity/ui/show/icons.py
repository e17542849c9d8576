"""Signs that stand alone on a button, each with a name for those who cannot see it."""

from base64 import b64encode

from equity.ui.show.frame import plain

ARROW = "M4 12h15m-6-6 6 6-6 6"
CROSS = "m6 6 12 12m0-12L6 18"

COLOUR = "#1B77C8"
"""Clear on the light page and on the dark one."""


def sign(lines: str, name: str) -> str:
    """Give a button's label that is only a sign; `name` says what the button does, to what.

    An icon of Streamlit's would be read out by its own name, such as "close icon".
    """
    drawn = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20" viewBox="3 3 18 18" '
        f'fill="none" stroke="{COLOUR}" stroke-width="2"><path d="{lines}"/></svg>'
    )
    return f"![{plain(name)}](data:image/svg+xml;base64,{b64encode(drawn.encode()).decode()})"
