import subprocess
import sys

import pytest
from small_school import roster_of_six

from equity.store import workspace as workspaces
from equity.store.people import load


def run(program, *arguments):
    """Run a program in another process of the same home."""
    return subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True
    ).stdout.strip()


def test_another_process_sees_the_same_workspaces():
    made = workspaces.create("Escuela Ñandú")
    program = (
        "from equity.store.workspace import every\n"
        "for one in every(): print(ascii([one.id, one.name, one.is_sample, one.link, one.key]))"
    )
    assert run(program) == ascii([made.id, made.name, made.is_sample, made.link, made.key])


SECOND_WINDOW = """
import sys
from equity.problems import Problem
from equity.store import workspace as workspaces
made = workspaces.by_id(sys.argv[1])
try:
    if sys.argv[2] == "delete":
        workspaces.delete(made)
    else:
        with made.rows() as cursor:
            print("opened")
except Problem as problem:
    print(problem.what_happened)
"""


@pytest.mark.parametrize("deed", ["open", "delete"])
def test_a_second_process_is_told_that_the_workspace_is_open(deed):
    made = workspaces.create("School")
    load(made, [roster_of_six()])
    said = run(SECOND_WINDOW, made.id, deed)
    assert said == "It is already open in another window of the app on this computer."
    assert (made.folder / "rows.duckdb").exists()


def test_a_workspace_that_nobody_has_open_can_be_opened_by_another_process():
    assert run(SECOND_WINDOW, workspaces.create("School").id, "open") == "opened"
