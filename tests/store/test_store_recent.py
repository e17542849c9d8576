"""An open database takes memory: only the workspaces that were used last keep theirs open."""

import json
import subprocess
import sys

from equity.store import workspace as workspaces

OPENED = """
import json
import sys
from contextlib import suppress
from equity.problems import Problem
from equity.store import workspace as workspaces
opened = []
for one in sys.argv[1:]:
    with suppress(Problem), workspaces.by_id(one).rows():
        opened.append(one)
print(json.dumps(opened))
"""


def in_another_window(made):
    """Give the ids of those that another process can open."""
    program = [sys.executable, "-c", OPENED, *(one.id for one in made)]
    return json.loads(subprocess.run(program, capture_output=True, check=True).stdout)


def test_only_the_last_workspaces_that_were_used_stay_open():
    made = [workspaces.create("School") for _ in range(workspaces.MOST_OPEN + 2)]
    with made[0].rows() as busy:
        busy.execute("create table kept as select 7 as number")
        for one in made[1:]:
            with one.rows() as cursor:
                cursor.execute("create table kept as select 8 as number")
        assert in_another_window(made[:3]) == [made[1].id]
    for one, number in ((made[0], 7), (made[1], 8)):
        with one.rows() as again:
            assert again.execute("select number from kept").fetchall() == [(number,)]
