"""Two visitors bring files of the same names at the same time: each sees the own numbers only."""

from collections.abc import Iterator

import pytest
from invented_school import students
from wire import Visitor, visiting

from equity.chain import answering, bringing, workspaces
from equity.question import Question
from equity.story import rows
from equity.ui.show.leaving import as_csv
from running_app import RunningApp

ASKED = Question(measures=("suspended", "referred"), by=("race_ethnicity",))


def files(seed: int, size: int) -> list[tuple[str, bytes]]:
    """Give a list of students by race, and a log of suspensions."""
    roster, log = ["Student ID,School Year,Race"], ["Student ID,Incident Date,Action Taken"]
    for number, one in enumerate(students(seed, size)):
        roster.append(f"{number},2025-26,{one['race_ethnicity']}")
        log += [f"{number},2025-10-02,Suspension"] * int(one["suspended"])
    return [
        (f"{name}.csv", "\n".join(lines).encode())
        for name, lines in (("roster", roster), ("incidents", log))
    ]


SCHOOLS = [files(21, 180), files(22, 260)]


@pytest.fixture(scope="module")
def app(tmp_path_factory) -> Iterator[RunningApp]:
    running = RunningApp(tmp_path_factory.mktemp("home"))
    yield running
    running.kill()


def expected(school: list[tuple[str, bytes]]) -> bytes:
    """Give the table of suspensions by race as it must be downloaded."""
    with workspaces.passing() as workspace:
        bringing.load(workspace, bringing.read(school).readings)
        table = answering.answer(workspace, ASKED)[0]
        return as_csv(rows.same_numbers(table), rows.columns(table))


def bring(visitor: Visitor, school: list[tuple[str, bytes]]) -> None:
    visitor.open("")
    visitor.open("bring")
    visitor.bring("files_0", school)


def downloaded(visitor: Visitor) -> set[bytes]:
    """Give the tables that the page of gaps offers now."""
    known = set(visitor.media)
    visitor.open("gaps", measure="suspended", by="race_ethnicity")
    return {visitor.media[path] for path in visitor.media.keys() - known}


def test_their_files_have_the_same_names():
    assert len({tuple(name for name, _content in school) for school in SCHOOLS}) == 1


def test_each_visitor_sees_the_own_numbers_only(app):
    with visiting(app.url) as one, visiting(app.url) as other:
        for visitor, school in zip((one, other), SCHOOLS, strict=True):
            bring(visitor, school)
        for visitor in (other, one):
            visitor.click("confirm")
            visitor.wait_until_protected()
        assert one.room != other.room
        mine, theirs = (expected(school) for school in SCHOOLS)
        assert mine != theirs
        assert (downloaded(one), downloaded(other)) == ({mine}, {theirs})
        assert theirs not in one.media.values()
        assert mine not in other.media.values()
