"""What visitors of a running app heard, and what their pages let them touch."""

from canaries import canaries
from google.protobuf.message import Message
from streamlit.proto.Button_pb2 import Button
from streamlit.proto.TextInput_pb2 import TextInput
from wire import Visitor

from running_app import RunningApp

GAP = {"by": "race_ethnicity", "measure": "suspended"}


class Heard:
    """All that a server said while every page was opened, in named parts."""

    def __init__(self, app: RunningApp, *visitors: Visitor) -> None:
        self.parts = [part for one in visitors for part in one.everything()]
        self.parts += [(f"log: {line}", line.encode()) for line in app.log]

    def leaks(self) -> list[tuple[str, set]]:
        """Name the parts with a canary in them, and the canaries."""
        found = ((name, canaries(part)) for name, part in self.parts)
        return [(name, some) for name, some in found if some]

    def has(self, text: str) -> bool:
        return any(text.encode() in part for _name, part in self.parts)


def touchable(visitor: Visitor, page: str) -> dict[str, Message]:
    """Give the buttons and inputs that a page has for somebody."""
    visitor.widgets.clear()
    visitor.open(page, **GAP)
    return {k: w for k, w in visitor.widgets.items() if isinstance(w, Button | TextInput)}
