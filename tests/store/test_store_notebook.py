import os
import subprocess
import sys
import threading

import pytest

from equity.store import notebook
from equity.store import workspace as workspaces


@pytest.fixture
def workspace():
    return workspaces.create("School")


def write(workspace, thing, field, text, writer="Ana"):
    notebook.write(workspace, thing=thing, field=field, text=text, writer=writer)


def test_the_newest_text_is_the_value_and_the_rest_is_history(workspace):
    write(workspace, "card:1", "notice", "first")
    write(workspace, "card:1", "wonder", "why?")
    write(workspace, "card:1", "notice", "second", writer="Ben")
    assert notebook.newest(workspace, "card:") == {"card:1": {"notice": "second", "wonder": "why?"}}
    entries = notebook.history(workspace, "card:1")
    assert [(one.field, one.text, one.writer) for one in entries] == [
        ("notice", "first", "Ana"),
        ("wonder", "why?", "Ana"),
        ("notice", "second", "Ben"),
    ]
    assert all(one.thing == "card:1" and one.moment.endswith("+00:00") for one in entries)


def test_things_come_in_the_order_of_their_first_writing(workspace):
    for thing in ("card:b", "card:a", "vote:x", "card:c", "card:a"):
        write(workspace, thing, "notice", "text")
    assert list(notebook.newest(workspace, "card:")) == ["card:b", "card:a", "card:c"]


def test_only_things_with_the_prefix_are_given(workspace):
    write(workspace, "card:1", "notice", "x")
    assert notebook.newest(workspace, "vote:") == {}
    assert notebook.newest(workspace, "card%") == {}
    assert notebook.history(workspace, "card:2") == ()


def test_any_text_comes_back_as_it_was_written(workspace):
    text = "Ñandú '; DROP TABLE notebook; -- \n\t🙂 \\ {x} %s"
    write(workspace, "card:1", text, text, writer=text)
    assert notebook.newest(workspace, "") == {"card:1": {text: text}}
    assert notebook.history(workspace, "card:1")[0].writer == text


def test_ten_people_write_at_once_and_nothing_is_lost(workspace):
    start, failed = threading.Barrier(10), []

    def person(number):
        start.wait()
        try:
            for turn in range(50):
                write(workspace, "card:1", f"field {turn}", f"{number}/{turn}", writer=str(number))
        except Exception as error:
            failed.append(error)

    people = [threading.Thread(target=person, args=(number,)) for number in range(10)]
    for one in people:
        one.start()
    for one in people:
        one.join()
    entries = notebook.history(workspace, "card:1")
    assert failed == []
    assert len(entries) == len({one.text for one in entries}) == 500
    for number in range(10):
        texts = [one.text for one in entries if one.writer == str(number)]
        assert texts == [f"{number}/{turn}" for turn in range(50)]
    assert len(notebook.newest(workspace, "card:")["card:1"]) == 50


WRITER = """
import sys
from equity.store import notebook, workspace as workspaces
made = workspaces.by_id(sys.argv[1])
for turn in range(100000):
    notebook.write(made, thing="card:1", field="notice", text=str(turn), writer="Ana")
    print(turn, flush=True)
"""


def test_what_was_written_survives_a_kill(workspace):
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, workspace.id], stdout=subprocess.PIPE, env=os.environ
    )
    with writer:
        heard = [writer.stdout.readline() for _ in range(40)]
        writer.kill()
        heard += writer.stdout.readlines()
    said = [int(line) for line in heard if line.endswith(b"\n")]
    texts = [one.text for one in notebook.history(workspace, "card:1")]
    assert len(said) >= 40
    assert texts[: len(said)] == [str(turn) for turn in said]
    assert len(texts) <= len(said) + 1
