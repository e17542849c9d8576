import os
import stat
import subprocess
import sys
import threading

import duckdb
import pytest
from small_school import log_of_six, roster_of_six

from equity.problems import Problem
from equity.store import workspace as workspaces
from equity.store.links import by_link
from equity.store.people import load


def run(program, *arguments):
    """Run a program in another process of the same home."""
    return subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True
    ).stdout.strip()


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_a_workspace_is_found_again_by_its_id_and_by_its_link():
    made = workspaces.create("Lincoln Middle School", sample=True)
    other = workspaces.create("Another school")
    assert workspaces.every() == (made, other)
    assert workspaces.by_id(made.id) is made
    assert by_link(made.link) is made
    assert (made.name, made.is_sample, other.is_sample) == ("Lincoln Middle School", True, False)


def test_another_process_sees_the_same_workspaces():
    made = workspaces.create("Escuela Ñandú")
    program = (
        "from equity.store.workspace import every\n"
        "for one in every(): print(ascii([one.id, one.name, one.is_sample, one.link, one.key]))"
    )
    assert run(program) == ascii([made.id, made.name, made.is_sample, made.link, made.key])


def test_the_room_link_tells_nothing_of_the_id_and_two_are_never_alike():
    made = [workspaces.create("School") for _ in range(20)]
    links = {one.link for one in made}
    assert len(links) == len({one.id for one in made}) == len({one.key for one in made}) == 20
    assert not links & {one.id for one in made}
    assert all(len(one.link) >= 20 and len(one.key) == 32 for one in made)


@pytest.mark.parametrize("find", [workspaces.by_id, by_link])
@pytest.mark.parametrize("name", ["", "..", "no such thing", "é"])
def test_an_unknown_id_or_link_is_a_problem(find, name):
    workspaces.create("School")
    with pytest.raises(Problem):
        find(name)


def test_only_the_owner_may_open_what_is_private():
    made = workspaces.create("School")
    assert mode(workspaces.home()) == mode(made.folder) == 0o700
    assert [mode(made.folder / name) for name in ("key", "link")] == [0o600, 0o600]


def test_a_handle_is_shared_by_all_threads():
    made = workspaces.create("School")
    found = []
    threads = [
        threading.Thread(target=lambda: found.append(workspaces.by_id(made.id))) for _ in range(8)
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(found) == 8
    assert all(one is made for one in found)


def test_many_threads_use_one_file_at_once():
    made = workspaces.create("School")
    load(made, [roster_of_six(), log_of_six()])
    start, found = threading.Barrier(10), []

    def ask():
        start.wait()
        for _ in range(20):
            with made.rows() as cursor:
                found.append(cursor.execute("SELECT count(*) FROM people_students").fetchone())

    threads = [threading.Thread(target=ask) for _ in range(10)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert found == [(6,)] * 200


def test_an_error_leaves_nothing_of_what_was_begun():
    made = workspaces.create("School")
    insert = "INSERT INTO name_tokens VALUES (?)"
    with made.rows() as cursor:
        cursor.execute(insert, ["kept"])
    with pytest.raises(Problem), made.rows() as cursor:  # noqa: PT012 - the insert must be inside
        cursor.execute(insert, ["undone"])
        raise Problem("Something", "happened", "here")
    with made.rows() as cursor:
        assert cursor.execute("FROM name_tokens").fetchall() == [("kept",)]


ESCAPES = [
    "COPY roster TO '{folder}/out.csv'",
    "ATTACH '{folder}/other.duckdb'",
    "EXPORT DATABASE '{folder}/out'",
    "SELECT * FROM read_text('{folder}/key')",
    "INSTALL httpfs",
    "LOAD httpfs",
    "SET enable_external_access = true",
    "SET lock_configuration = false",
]


@pytest.mark.parametrize("query", ESCAPES)
@pytest.mark.parametrize("file", ["rows", "room"])
def test_a_query_reaches_nothing_outside_its_file(query, file):
    made = workspaces.create("School")
    with pytest.raises(duckdb.Error), getattr(made, file)() as cursor:
        cursor.execute(query.format(folder=made.folder))
    assert {path.name for path in made.folder.iterdir()} <= {
        "about.json",
        "key",
        "link",
        f"{file}.duckdb",
        f"{file}.duckdb.wal",
    }


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


def test_deleting_leaves_no_file_and_no_byte():
    made = workspaces.create("Lincoln Middle School")
    load(made, [roster_of_six(), log_of_six()])
    with made.room() as cursor:
        cursor.execute("INSERT INTO notebook (thing, text) VALUES ('card:1', 'a wondering')")
    assert sum(path.stat().st_size for path in made.folder.iterdir()) > 0
    workspaces.delete(made)
    assert list(workspaces.home().rglob("*")) == []
    assert workspaces.every() == ()


def test_deleting_spares_every_other_workspace():
    made, other = workspaces.create("School"), workspaces.create("Other")
    load(other, [roster_of_six()])
    workspaces.delete(made)
    assert workspaces.every() == (other,)
    with other.rows() as cursor:
        assert cursor.execute("SELECT count(*) FROM roster").fetchone() == (6,)


def test_a_deleted_workspace_cannot_be_used():
    made = workspaces.create("School")
    with made.rows():
        pass
    workspaces.delete(made)
    workspaces.delete(made)
    with pytest.raises(Problem, match="not on this computer"), made.rows():
        pass
    assert not made.folder.exists()


def test_deleting_waits_for_work_under_way():
    made = workspaces.create("School")
    deleter = threading.Thread(target=workspaces.delete, args=(made,))
    with made.rows() as cursor:
        deleter.start()
        deleter.join(0.2)
        assert deleter.is_alive()
        assert cursor.execute("SELECT count(*) FROM roster").fetchone() == (0,)
    deleter.join()
    assert list(workspaces.home().iterdir()) == []


def test_a_workspace_that_is_being_deleted_is_not_opened_again():
    made = workspaces.create("School")
    made.close_for_good()
    with pytest.raises(Problem, match="not on this computer"), made.room():
        pass


def test_a_damaged_file_is_a_problem_and_can_still_be_deleted():
    made = workspaces.create("School")
    (made.folder / "rows.duckdb").write_bytes(b"no database" * 1000)
    with pytest.raises(Problem, match=r"'rows\.duckdb' is damaged"), made.rows():
        pass
    workspaces.delete(made)
    assert list(workspaces.home().iterdir()) == []


def test_a_workspace_in_a_folder_of_its_own_is_not_listed(tmp_path):
    made = workspaces.create("These files", home=tmp_path)
    assert made.folder.parent == tmp_path.resolve()
    assert workspaces.every() == ()
    workspaces.delete(made)
    assert not made.folder.exists()


def test_home_is_where_the_environment_says(tmp_path, monkeypatch):
    monkeypatch.setenv("EQUITY_HOME", str(tmp_path / "deep" / "here"))
    assert workspaces.home() == (tmp_path / "deep" / "here").resolve()
    assert os.access(workspaces.home(), os.W_OK)
