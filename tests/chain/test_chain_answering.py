"""From messy files through the gate: what the chain promises to screen and command line."""

import pytest
from messy_school import files, school

from equity.chain import answering, bringing, entering, keeping, workspaces
from equity.problems import Problem
from equity.question import Only, Question
from equity.vocabulary import View
from homes import copied


@pytest.fixture
def workspace():
    made = workspaces.create("A school whose rows are known")
    bringing.load(made, bringing.read(files(school(5), 5)).readings)
    yield made
    workspaces.delete(made)


BY_RACE = Question(measures=("suspended", "referred"), by=("race_ethnicity",))


def test_one_table_a_measure_in_the_order_asked(workspace):
    tables = answering.answer(workspace, BY_RACE)
    assert [table.measure.key for table in tables] == ["suspended", "referred"]
    assert all(table.view is View.ROOM for table in tables)


def test_a_measure_without_the_dimension_is_left_out_and_alone_is_a_problem(workspace):
    both = Question(measures=("suspended", "topic.belonging"), by=("gender",))
    assert [one.measure.key for one in answering.answer(workspace, both)] == ["suspended"]
    with pytest.raises(Problem, match="Gender"):
        answering.answer(workspace, Question(measures=("topic.belonging",), by=("gender",)))


def test_the_room_asks_with_two_conditions_and_no_more(workspace):
    two = Question(measures=("suspended",), by=("gender",), only=(Only("grade", "7"),))
    assert answering.answer(workspace, two)
    three = Question(measures=("suspended",), by=("gender", "race_ethnicity"), only=two.only)
    with pytest.raises(Problem, match="Three at once"):
        answering.answer(workspace, three)
    assert answering.answer(workspace, three, view=View.STAFF)


def test_evidence_is_graded_over_every_gap_of_the_answer(workspace):
    one, other = answering.answer(workspace, BY_RACE)
    compared = [
        group
        for table in (one, other)
        for group in table.groups
        if group.gap and group.gap.difference
    ]
    assert one.scanned == other.scanned == len(compared) > 0


def test_files_that_come_later_join_the_same_workspace():
    roster, incidents, survey = files(school(6), 6)
    made = workspaces.create("Later")
    bringing.load(made, bringing.read([roster]).readings)
    assert answering.measures(made) == ()
    before = answering.snapshot(made)
    bringing.load(made, bringing.read([incidents]).readings)
    assert {one.key for one in answering.measures(made)} >= {"suspended", "referred"}
    assert answering.snapshot(made) != before
    bringing.load(made, bringing.read([survey]).readings)
    assert "topic.safety" in {one.key for one in answering.measures(made)}
    workspaces.delete(made)


def test_one_bad_file_stops_no_other():
    brought = bringing.read([*files(school(7), 7), ("empty.csv", b"")])
    assert len(brought.readings) == 3
    assert "empty.csv" in str(brought.problems[0])


def test_checking_stores_nothing_and_accounts_for_every_row():
    readings = bringing.read(files(school(8), 8)).readings
    for report in bringing.check(readings):
        assert report.rows_in == report.loaded + report.listed
    assert workspaces.listing() == ()


def test_progress_runs_from_reading_to_done():
    said = []
    made = workspaces.create("Progress")
    brought = bringing.read(files(school(9), 9), lambda share, words: said.append((share, words)))
    bringing.load(made, brought.readings, lambda share, words: said.append((share, words)))
    shares = [share for share, _words in said]
    assert shares[0] == 0
    assert shares[-1] == 1
    assert all(words for _share, words in said)
    workspaces.delete(made)


def test_a_kept_finding_comes_back_with_its_question_words_and_notes(workspace):
    group = ("Black or African American",)
    kept = keeping.keep(
        workspace,
        question=BY_RACE,
        measure="suspended",
        group=group,
        notice="Twice as many",
        wonder="Why?",
    )
    assert keeping.cards(workspace) == (kept,)
    assert kept.question == BY_RACE
    assert "Black students" in kept.sentence
    keeping.note(workspace, kept.id, wonder="Which rules?\n \nWhose?")
    (noted,) = keeping.cards(workspace)
    assert (noted.notice, noted.wonder) == ("Twice as many", "Why?\nWhich rules?\nWhose?")
    keeping.strike(workspace, kept.id, wonder="Which rules?")
    (noted,) = keeping.cards(workspace)
    assert (noted.notice, noted.wonder) == ("Twice as many", "Why?\nWhose?")
    keeping.take_out(workspace, kept.id)
    assert keeping.cards(workspace) == ()
    with pytest.raises(Problem, match="not kept any more"):
        keeping.note(workspace, kept.id, notice="Still")


def test_the_sample_school_opens_once_and_is_the_same_afterwards(sample_home, tmp_path):
    first = copied(sample_home, tmp_path)
    assert first.is_sample
    assert workspaces.open_sample().id == first.id
    assert entering.open_link(first.link).id == first.id
    assert len(answering.periods(first)) == 2


def test_a_link_that_nobody_gave_opens_nothing():
    with pytest.raises(Problem):
        entering.open_link("made-up")


def test_a_passing_workspace_leaves_nothing_behind():
    with workspaces.passing() as made:
        folder = made.folder
        assert folder.exists()
    assert not folder.exists()
