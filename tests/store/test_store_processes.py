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


OPENED = """
import sys
from contextlib import suppress
from equity.problems import Problem
from equity.store import workspace as workspaces
opened = []
for one in sys.argv[1:]:
    with suppress(Problem), workspaces.by_id(one).rows():
        opened.append(one)
print(opened)
"""


def test_only_the_last_workspaces_that_were_used_stay_open():
    made = [workspaces.create("School") for _ in range(workspaces.MOST_OPEN + 2)]
    with made[0].rows() as busy:
        busy.execute("create table kept as select 7 as number")
        for one in made[1:]:
            with one.rows() as cursor:
                cursor.execute("create table kept as select 8 as number")
        assert run(OPENED, *(one.id for one in made[:3])) == f"[{made[1].id!r}]"
    for one, number in ((made[0], 7), (made[1], 8)):
        with one.rows() as again:
            assert again.execute("select number from kept").fetchall() == [(number,)]
