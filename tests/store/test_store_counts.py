import pytest
from small_school import (
    FOSTER,
    GRADE,
    OSS,
    item,
    log,
    log_of_six,
    persons_and_totals,
    roster,
    roster_of_six,
    survey,
)

from equity.intake.table import Dimension
from equity.measures import INCIDENTS_PER_100, REFERRED, SUSPENDED, item_measure, topic_measure
from equity.problems import Problem
from equity.question import Only, Question
from equity.store import workspace as workspaces
from equity.store.counts import count
from equity.store.people import load
from equity.vocabulary import NOT_RECORDED

BELONGING = topic_measure("Belonging")


@pytest.fixture
def workspace():
    return workspaces.create("Six students")


@pytest.fixture
def six(workspace):
    load(workspace, [roster_of_six(), log_of_six()])
    return workspace


def ask(*by, only=(), period=None):
    return Question(measures=("suspended",), by=by, only=tuple(only), period=period)


def test_a_student_counts_once_however_many_rows_the_log_has(six):
    assert persons_and_totals(count(six, ask("gender"), SUSPENDED)) == {
        ("Girls",): (3, 1),
        ("Boys",): (2, 1),
        (NOT_RECORDED,): (1, 0),
    }


def test_a_student_in_the_log_was_referred_whatever_followed(six):
    found = persons_and_totals(count(six, ask("gender"), REFERRED))
    assert found[("Boys",)] == (2, 2)
    assert found[("Girls",)] == (3, 1)


def test_incidents_are_counted_by_their_number_not_by_rows(six):
    counts = count(six, ask("gender"), INCIDENTS_PER_100)
    assert counts.groups[0].group == ("Girls",)
    assert counts.groups[0].tally.values == ((0.0, 2), (2.0, 1))
    assert persons_and_totals(counts)[("Boys",)] == (2, 2)


def test_a_row_without_an_incident_number_is_an_incident_of_its_own(workspace):
    load(workspace, [roster_of_six(), log([("a", None, OSS), ("a", None, OSS), ("b", "1", OSS)])])
    assert count(workspace, ask(), INCIDENTS_PER_100).groups[0].tally.total.low == 3


def test_the_words_of_the_counts_say_where_they_come_from(six):
    counts = count(six, ask("gender"), SUSPENDED)
    assert (counts.measure, counts.by, counts.period) == (SUSPENDED, ("gender",), "2025-26")
    assert counts.source == "Discipline log 2025-26"


def test_without_a_breakdown_everyone_is_one_group(six):
    assert persons_and_totals(count(six, ask(), SUSPENDED)) == {(): (6, 2)}


def test_groups_keep_their_order_and_not_recorded_is_last(six):
    groups = [one.group for one in count(six, ask("gender"), SUSPENDED).groups]
    assert groups == [("Girls",), ("Boys",), (NOT_RECORDED,)]
    groups = [one.group for one in count(six, ask("grade"), SUSPENDED).groups]
    assert groups == [("6",), ("7",)]


def test_a_filter_keeps_groups_that_have_nobody_under_it(workspace):
    rows = [("a", "Girls", "6"), ("b", "Boys", "7")]
    load(workspace, [roster(rows), log([("a", "1", OSS)])])
    counts = count(workspace, ask("gender", only=[Only("grade", "6")]), SUSPENDED)
    assert persons_and_totals(counts) == {("Girls",): (1, 1), ("Boys",): (0, 0)}
    assert [one.tally.values for one in counts.groups] == [((1.0, 1),), ()]


def test_the_words_not_recorded_in_a_file_are_no_group_of_their_own(workspace):
    own = Dimension("club", "Club", ("Chess", NOT_RECORDED))
    rows = [("a", "Chess"), ("b", NOT_RECORDED), ("c", None)]
    load(workspace, [roster(rows, [own]), log([("a", "1", OSS)])])
    found = persons_and_totals(count(workspace, ask("club"), SUSPENDED))
    assert found == {("Chess",): (1, 1), (NOT_RECORDED,): (2, 0)}


def test_two_dimensions_give_the_combinations_that_the_year_has(six):
    counts = count(six, ask("gender", "grade"), SUSPENDED)
    assert persons_and_totals(counts) == {
        ("Girls", "6"): (1, 1),
        ("Girls", "7"): (2, 0),
        ("Boys", "6"): (1, 1),
        ("Boys", "7"): (1, 0),
        (NOT_RECORDED, "6"): (1, 0),
    }
    assert [one.group for one in counts.groups] == list(persons_and_totals(counts))


def test_people_without_a_group_can_be_asked_for(six):
    only = [Only("gender", NOT_RECORDED)]
    assert persons_and_totals(count(six, ask(only=only), SUSPENDED)) == {(): (1, 0)}


def test_a_year_without_a_log_has_no_discipline_numbers(workspace):
    earlier = roster([("a", "Girls", "6")], period="2026-27")
    load(workspace, [roster_of_six(), log_of_six(), earlier])
    assert count(workspace, ask(), SUSPENDED).period == "2025-26"
    with pytest.raises(Problem, match=r"'Suspended at least once' has numbers for 2025-26\."):
        count(workspace, ask(period="2026-27"), SUSPENDED)


def test_an_answer_is_good_where_its_position_is_favourable(workspace):
    q1, q2 = item("q1"), item("q2", favourable=(0,))
    load(workspace, [survey([("r", "Girls", 4, 4), ("s", "Boys", 2, 0)], [q1, q2])])
    first, second = (item_measure(one.key, one.text, one.topic) for one in (q1, q2))
    question = ask("gender")
    assert persons_and_totals(count(workspace, question, first)) == {
        ("Girls",): (1, 1),
        ("Boys",): (1, 0),
    }
    assert persons_and_totals(count(workspace, question, second))[("Boys",)] == (1, 1)
    assert count(workspace, question, second).source == "Climate survey 2025-26"


def test_no_answer_leaves_the_denominator_of_a_question(workspace):
    q1, q2 = item("q1"), item("q2")
    load(workspace, [survey([("r", "Girls", None, 4), ("s", "Girls", 1, 4)], [q1, q2])])
    measure = item_measure(q1.key, q1.text, q1.topic)
    assert persons_and_totals(count(workspace, ask(), measure)) == {(): (1, 0)}


def test_a_topic_needs_half_of_its_questions_answered(workspace):
    items = [item("q1"), item("q2"), item("q3"), item("other", topic="Safety")]
    rows = [
        ("three", "Girls", 4, 4, 0, 0),
        ("two", "Girls", 4, 0, None, 0),
        ("one", "Girls", 4, None, None, 4),
        ("none", "Girls", None, None, None, 4),
    ]
    load(workspace, [survey(rows, items)])
    (group,) = count(workspace, ask(), BELONGING).groups
    assert group.tally.values == ((0.5, 1), (2 / 3, 1))


def test_half_of_two_questions_is_enough_for_a_topic(workspace):
    load(workspace, [survey([("r", "Girls", 4, None)], [item("q1"), item("q2")])])
    assert persons_and_totals(count(workspace, ask(), BELONGING)) == {(): (1, 1)}


def test_years_with_different_questions_are_scored_by_their_own(workspace):
    before = survey([("r", "Girls", 3, 0)], [item("q1"), item("q2")], period="2024-25")
    scale = item("q2", favourable=(0, 1))
    after = survey([("s", "Girls", 0, 4)], [scale, item("q3")])
    load(workspace, [before])
    load(workspace, [after])
    totals = {
        year: count(workspace, ask(period=year), BELONGING).groups[0].tally.values
        for year in ("2024-25", "2025-26")
    }
    assert totals == {"2024-25": ((0.5, 1),), "2025-26": ((1.0, 1),)}
    assert count(workspace, ask(), item_measure("q1", "", "Belonging")).period == "2024-25"


PROBLEMS = [
    (ask("shoe_size"), SUSPENDED, "It can be grouped by gender, grade."),
    (ask(only=[Only("shoe_size", "9")]), SUSPENDED, "It can be grouped by gender, grade."),
    (ask(only=[Only("gender", "Cats")]), SUSPENDED, "The groups of 'Gender' are Girls, Boys."),
    (ask(period="1999-00"), SUSPENDED, "has numbers for 2025-26."),
    (ask(), topic_measure("Safety"), "suspended, referred, incidents_per_100, suspensions_per_100"),
    (ask("gender", only=[Only("gender", "Girls")]), SUSPENDED, "'Gender' is asked for twice"),
    (ask("gender", "gender"), SUSPENDED, "'Gender' is asked for twice"),
    (ask("grade"), BELONGING, "The climate survey did not ask for it."),
]


@pytest.mark.parametrize(("question", "measure", "words"), PROBLEMS)
def test_what_the_workspace_does_not_have_is_a_problem_with_the_choices(
    six, question, measure, words
):
    load(six, [survey([("r", "Girls", 4)], [item("q1")])])
    with pytest.raises(Problem) as caught:
        count(six, question, measure)
    assert words in str(caught.value)


def test_names_of_uploads_never_reach_the_query(workspace):
    nasty = "x'; DROP TABLE roster; --"
    odd = '"d0" FROM people_students; --'
    rows = [("a", nasty), ("b", odd), ("c", "?")]
    own = Dimension(odd, nasty, (nasty, odd, "?"))
    load(workspace, [roster(rows, [own]), log([("a", "1", OSS)])])
    found = persons_and_totals(count(workspace, ask(odd), SUSPENDED))
    assert found == {(nasty,): (1, 1), (odd,): (1, 0), ("?",): (1, 0)}
    only = [Only(odd, nasty)]
    assert persons_and_totals(count(workspace, ask(only=only), SUSPENDED)) == {(): (1, 1)}


def test_a_dimension_of_another_year_is_not_recorded_in_this_one(workspace):
    fostered = roster([("a", "Foster youth")], [FOSTER], period="2024-25")
    logs = [log([("a", "1", OSS)], period=year) for year in ("2024-25", "2025-26")]
    load(workspace, [fostered, roster([("a", "6")], [GRADE]), *logs])
    assert persons_and_totals(count(workspace, ask("foster"), SUSPENDED)) == {
        (NOT_RECORDED,): (1, 1)
    }
