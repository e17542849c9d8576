"""The instruments themselves: they see what they are there to see."""

import pytest

from accessibility import faults
from visitor import Traffic

pytestmark = pytest.mark.browser

FAULTY = """
<html lang="en"><title>A page</title><main><h1>A page</h1>
<img src="http://192.0.2.1/pixel.png"><script>new WebSocket("ws://192.0.2.1/talk")</script>
"""


@pytest.fixture
def faulty(chromium):
    traffic = Traffic()
    context = chromium.new_context()
    traffic.record(context)
    page = context.new_page()
    with page.expect_event("websocket"):
        page.set_content(FAULTY, wait_until="commit")
    yield page, traffic
    context.close()


def test_a_request_that_leaves_the_computer_is_seen(faulty):
    _, traffic = faulty
    assert set(traffic.foreign()) == {"http://192.0.2.1/pixel.png", "ws://192.0.2.1/talk"}


def test_own_requests_are_not_foreign():
    own = ["http://127.0.0.1:8501/", "ws://127.0.0.1:8501/_stcore/stream", "data:,x", "blob:x"]
    assert Traffic(own).foreign() == []


def test_a_picture_without_words_is_a_fault(faulty):
    page, _ = faulty
    assert [fault.rule for fault in faults(page)] == ["image-alt"]
