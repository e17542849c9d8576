"""A visitor without a browser: all that a server sends, and every file behind it."""

import re
import time
import urllib.request
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlencode

from google.protobuf.message import Message
from plain_tools import unpacked
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Button_pb2 import Button
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

SECONDS = 60
PATIENCE = 180
"""Seconds in which small groups are protected, also on a busy machine."""
MEDIA = re.compile(rb"/media/[0-9a-f]+")
ENDED = ForwardMsg.FINISHED_SUCCESSFULLY


@dataclass
class Visitor:
    """One visitor of a running app; `heard` is every message as it came, in bytes."""

    url: str
    socket: ClientConnection
    heard: list[bytes] = field(default_factory=list)
    media: dict[str, bytes] = field(default_factory=dict)
    widgets: dict[str, Message] = field(default_factory=dict)
    session: str = ""
    page: str = ""
    query: str = ""

    def open(self, page: str, **choices: str) -> list[ForwardMsg]:
        """Open a page as a link does; the room of the last page stays open."""
        room = {"room": self.room} if self.room else {}
        self.page, self.query = page, urlencode(room | choices)
        return self._run()

    @property
    def room(self) -> str:
        return parse_qs(self.query).get("room", [""])[0]

    def wait_until_protected(self) -> None:
        """Open the overview until nothing of the room is being protected any more."""
        until = time.monotonic() + PATIENCE
        before = len(self.heard)
        while self.open("overview") and any(
            b"stop_protecting" in raw for raw in self.heard[before:]
        ):
            assert time.monotonic() < until
            time.sleep(1)
            before = len(self.heard)

    def click(self, key: str) -> list[ForwardMsg]:
        """Press the button that the page has under a key."""
        return self._run(key, trigger_value=True)

    def write(self, key: str, text: str) -> list[ForwardMsg]:
        """Enter a line of text."""
        return self._run(key, string_value=text)

    def touch(self, keys: Iterable[str]) -> list[ForwardMsg]:
        """Press each of these buttons and write into each of these inputs, all at once."""
        asked = self._asked()
        for key in keys:
            widget = asked.rerun_script.widget_states.widgets.add(id=self.widgets[key].id)
            if isinstance(self.widgets[key], Button):
                widget.trigger_value = True
            else:
                widget.string_value = "Somebody else was here"
        return self._answered(asked)

    def bring(self, key: str, files: list[tuple[str, bytes]]) -> list[ForwardMsg]:
        """Give files to the uploader that the page has under a key."""
        asked = BackMsg()
        asked.file_urls_request.request_id = "files"
        asked.file_urls_request.session_id = self.session
        asked.file_urls_request.file_names.extend(name for name, _content in files)
        self._send(asked)
        places = self._until("file_urls_response")[-1].file_urls_response.file_urls
        state = BackMsg().rerun_script.widget_states.widgets.add()
        for place, (name, content) in zip(places, files, strict=True):
            _put(self.url, place.upload_url, name, content)
            known = state.file_uploader_state_value.uploaded_file_info.add()
            known.name, known.size, known.file_id = name, len(content), place.file_id
            known.file_urls.CopyFrom(place)
        return self._run(key, file_uploader_state_value=state.file_uploader_state_value)

    def download_later(self, key: str) -> bytes:
        """Have a file made that the page makes only when it is asked for, and fetch it."""
        asked = BackMsg()
        request = asked.backend_operation_request
        request.request_id, request.session_id = "file", self.session
        request.deferred_file.file_id = self.widgets[key].deferred_file_id
        self._send(asked)
        self._until("backend_operation_response")
        self._fetch()
        return list(self.media.values())[-1]

    def everything(self) -> Iterator[tuple[str, bytes]]:
        """Give all that came, named: messages, files and every file inside a file."""
        for number, one in enumerate(self.heard):
            yield f"message {number}", one
        for url, content in self.media.items():
            yield from unpacked(url, content)

    def _run(self, key: str = "", **value: object) -> list[ForwardMsg]:
        asked = self._asked()
        if key:
            widget = asked.rerun_script.widget_states.widgets.add(id=self.widgets[key].id)
            for name, given in value.items():
                if isinstance(given, Message):
                    getattr(widget, name).CopyFrom(given)
                else:
                    setattr(widget, name, given)
        return self._answered(asked)

    def _asked(self) -> BackMsg:
        asked = BackMsg()
        state = asked.rerun_script
        state.query_string, state.page_name = self.query, self.page
        state.context_info.url, state.context_info.locale = self.url, "en"
        return asked

    def _answered(self, asked: BackMsg) -> list[ForwardMsg]:
        self._send(asked)
        came = self._until("script_finished")
        self._fetch()
        return came

    def _send(self, message: BackMsg) -> None:
        self.socket.send(message.SerializeToString())

    def _until(self, kind: str) -> list[ForwardMsg]:
        """Listen until a message of a kind came; a run ends where its script has."""
        came: list[ForwardMsg] = []
        while not came or not _is(came[-1], kind):
            raw = self.socket.recv(SECONDS)
            self.heard.append(raw)
            came.append(ForwardMsg.FromString(raw))
            self._note(came[-1])
        return came

    def _note(self, message: ForwardMsg) -> None:
        match message.WhichOneof("type"):
            case "new_session":
                self.session = message.new_session.initialize.session_id
            case "page_info_changed":
                self.query = message.page_info_changed.query_string
            case "navigation":
                pages = {one.page_script_hash: one for one in message.navigation.app_pages}
                self.page = pages[message.navigation.page_script_hash].url_pathname
            case "delta" if message.delta.WhichOneof("type") == "new_element":
                element = message.delta.new_element
                widget = getattr(element, element.WhichOneof("type"))
                if getattr(widget, "id", ""):
                    self.widgets[key_of(widget.id)] = widget

    def _fetch(self) -> None:
        """Fetch every file that a message names, as anybody could: without a cookie."""
        named = {url.decode() for one in self.heard for url in MEDIA.findall(one)}
        for url in sorted(named - self.media.keys()):
            self.media[url] = fetched(self.url, url)


@contextmanager
def visiting(url: str, *, name: str = "127.0.0.1") -> Iterator[Visitor]:
    """Let somebody visit until they close the tab; what they heard stays.

    `name` is what their browser calls the server.
    """
    place, port = url.removeprefix("http://").split(":")
    stream = f"ws://{name}:{port}/_stcore/stream"
    told = {"subprotocols": ["streamlit"], "origin": f"http://{name}:{port}", "proxy": None}
    with connect(stream, address=(place, int(port)), max_size=None, **told) as socket:
        yield Visitor(url, socket)


def fetched(url: str, path: str) -> bytes:
    with urllib.request.urlopen(url + path, timeout=SECONDS) as answer:  # noqa: S310
        return answer.read()


def key_of(widget: str) -> str:
    """Give the key that the app gave to a widget.

    >>> key_of("$$ID-0a1b-keep")
    'keep'
    """
    return widget.split("-", 2)[-1]


def _is(message: ForwardMsg, kind: str) -> bool:
    if message.WhichOneof("type") != kind:
        return False
    return kind != "script_finished" or message.script_finished == ENDED


def _put(url: str, path: str, name: str, content: bytes) -> None:
    with urllib.request.urlopen(f"{url}/_stcore/health", timeout=SECONDS) as answer:  # noqa: S310
        cookie = answer.headers["Set-Cookie"].partition(";")[0]
    head = f'--part\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
    request = urllib.request.Request(  # noqa: S310
        url + path,
        data=b"".join((head.encode(), content, b"\r\n--part--\r\n")),
        method="PUT",
        headers={
            "Content-Type": "multipart/form-data; boundary=part",
            "Cookie": cookie,
            "X-Xsrftoken": cookie.partition("=")[2],
        },
    )
    urllib.request.urlopen(request, timeout=SECONDS).close()  # noqa: S310
