"""Surveys of students, staff and families: populations of their own, and nobody among the others.

What is said of each is said by its own answers alone, and of few people nothing.
"""

import pytest

from equity.chain import answering, bringing, showing, side_by_side, workspaces
from equity.question import Question
from equity.store import catalogue
from equity.story import respondents
from equity.vocabulary import RESPONDENTS, View

PUPILS, STAFF, FAMILIES = RESPONDENTS
ITEM = "i_feel_safe_here"
SAFE = {PUPILS: f"item.{ITEM}", STAFF: f"item.staff-{ITEM}", FAMILIES: f"item.families-{ITEM}"}
STUDENTS_SAID = "Response ID,Race,I feel safe here,Rules here are fair\n" + "".join(
    f"S{n},{'Black' if n % 2 else 'White'},{'Agree' if n % 3 else 'Disagree'},Agree\n"
    for n in range(40)
)
STAFF_SAID = STUDENTS_SAID.replace("S", "T").replace("Black", "White")
ROLES = {"Student": PUPILS, "Teacher": STAFF, "Parent of a student": FAMILIES}


def read(*files):
    return bringing.read([(name, text.encode()) for name, text in files]).readings


def by_role(rows, roles):
    """Add to every row of a survey the role of whoever answered."""
    said = ["What is your role?", *roles]
    return "\n".join(f"{row},{role}" for row, role in zip(rows.splitlines(), said, strict=True))


def safe(workspace, population):
    """Give how many of a population answered well, and how many answered."""
    asked = Question(measures=(SAFE[population],))
    (table,) = answering.answer(workspace, asked, view=View.STAFF, min_group=1)
    return table.everyone.total.low, table.everyone.persons.low


def good(kept):
    return sum(bool(n % 3) for n in kept), len(kept)


@pytest.fixture
def workspace():
    with workspaces.passing() as made:
        yield made


def test_a_survey_of_staff_is_counted_beside_that_of_students_and_says_why(workspace):
    readings = read(
        ("student_survey_2025-26.csv", STUDENTS_SAID), ("staff_survey_2025-26.csv", STAFF_SAID)
    )
    assert [one.mapping.answered_by for one in readings] == [PUPILS, STAFF]
    assert "Its name says that staff answered it" in readings[1].mapping.why
    report = bringing.load(workspace, readings)
    assert report.listed == ()
    assert safe(workspace, PUPILS) == safe(workspace, STAFF) == good(range(40))
    assert [one for one in report.checks if "Answered by staff: 40 rows" in one.sentence]


def test_what_was_confirmed_for_students_is_not_taken_for_staff_with_the_same_questions():
    made = workspaces.create("Confirmed")
    bringing.load(made, read(("student_survey_2025-26.csv", STUDENTS_SAID)))
    (again,) = read(("student_survey_2026-27.csv", STUDENTS_SAID))
    (staff,) = read(("staff_survey_2025-26.csv", STAFF_SAID))
    assert "confirmed" in again.mapping.why
    assert (again.mapping.answered_by, staff.mapping.answered_by) == (PUPILS, STAFF)
    workspaces.delete(made)


@pytest.mark.parametrize(
    ("name", "questions", "population"),
    [
        ("teachers.csv", ("I feel safe here", "Rules are fair"), STAFF),
        ("FamilyClimate.csv", ("I feel safe here", "Rules are fair"), FAMILIES),
        ("spring.csv", ("My child feels safe", "My child's teacher listens"), FAMILIES),
        ("spring.csv", ("I trust my students", "My classroom is calm"), STAFF),
        ("spring.csv", ("My teacher listens", "My family is welcome"), PUPILS),
        ("students on staff.csv", ("Teachers listen", "Rules are fair"), PUPILS),
    ],
)
def test_names_and_questions_say_who_answered(name, questions, population):
    text = f"Response ID,{','.join(questions)}\n" + "1,Agree,Disagree\n2,Disagree,Agree\n" * 5
    (reading,) = read((name, text))
    assert reading.mapping.answered_by is population
    assert ("answered it" in reading.mapping.why or "asked of" in reading.mapping.why) == (
        population is not PUPILS
    )


def test_rows_of_a_survey_of_everybody_go_to_whoever_answered_and_strangers_are_listed(workspace):
    some = ["Student", "Teacher", "Parent of a student", "", "Student", "Neighbor", "Teacher", ""]
    text = by_role(STUDENTS_SAID, some * 5)
    report = bringing.load(workspace, read(("survey_2025-26.csv", text)))
    assert {one.reason for one in report.listed} == {
        "answered by others than students, staff or families"
    }
    rows = [some[n % 8] for n in range(40)]
    kept = {
        PUPILS: [n for n, role in enumerate(rows) if role in ("Student", "")],
        STAFF: [n for n, role in enumerate(rows) if role == "Teacher"],
        FAMILIES: [n for n, role in enumerate(rows) if role == "Parent of a student"],
    }
    assert len(report.listed) == 40 - sum(map(len, kept.values()))
    assert {one: safe(workspace, one) for one in RESPONDENTS} == {
        one: good(numbers) for one, numbers in kept.items()
    }


def test_two_parents_of_one_student_are_two_people_and_only_the_students_have_groups(workspace):
    text = "Student ID,Race,I feel safe here,Rules are kept,Say more\n" + "".join(
        f"900001,Black,{one},{one},A longer lunch would help us all\n"
        for one in ["Agree", "Disagree"] * 6
    )
    (reading,) = read(("parent_survey_2025-26.csv", text))
    report = bringing.load(workspace, [reading])
    assert report.listed == ()
    assert safe(workspace, FAMILIES) == (6, 12)
    assert catalogue.dimensions(workspace) == ()
    with workspace.rows() as cursor:
        assert cursor.execute("SELECT count(*) FROM comments").fetchone() == (0,)
        assert cursor.execute("SELECT count(*) FROM answers").fetchone() == (0,)


def test_no_scan_of_students_has_a_measure_of_staff_and_keys_of_students_stay(workspace):
    bringing.load(workspace, read(("student_2025-26.csv", STUDENTS_SAID)))
    before = catalogue.measured_years(workspace)
    bringing.load(workspace, read(("staff_2025-26.csv", STAFF_SAID)))
    assert catalogue.measured_years(workspace)[: len(before)] == before
    assert {one.population for one in answering.measures(workspace)} == {PUPILS}
    assert side_by_side.of_others(workspace, None)[0].measures == ("topic.staff-safety",)


@pytest.fixture(scope="module")
def three():
    """Give the room's answer on all topics, where nine of the families answered, and what it is."""
    roles = (["Student"] * 3 + ["Teacher"]) * 10
    roles[:36:4] = ["Parent of a student"] * 9
    with workspaces.passing() as made:
        text = by_role(STUDENTS_SAID, roles)
        bringing.load(made, read(("survey_2025-26.csv", text)))
        asked = side_by_side.question(made)
        yield answering.answer(made, asked), showing.shown(made, k=10), roles


def test_what_the_room_can_ever_show_of_nine_parents_is_nothing(three):
    _tables, record, _roles = three
    told = {
        (one["population"], said is None)
        for one in record["groups"]
        if one["conditions"] == []
        for said in one["measures"].values()
    }
    assert told == {(PUPILS, False), (STAFF, False), (FAMILIES, True)}
    conditions = {len(one["conditions"]) for one in record["groups"] if one["population"] == STAFF}
    assert conditions == {0}, "staff have no groups that could be told apart"


def test_shares_stand_side_by_side_with_those_of_nobody_else_in_them(three):
    tables, _record, roles = three
    (row,) = respondents.rows(tables)
    for population, name in ((PUPILS, "Students"), (STAFF, "Staff")):
        kept = [n for n, role in enumerate(roles) if ROLES[role] is population]
        number, of = good(kept)
        assert abs(int(row[name]) - 100 * number / of) <= 0.5
    assert row["Families"] == "Too few people to show safely"
    assert respondents.heading(tables) == "What students, staff and families say"
    assert respondents.how_many(tables)[1:] == [
        "Staff: 10 to 14",
        "Families: Too few people to show safely",
    ]
    (line,) = respondents.lines(tables)
    assert [one.rate is None for one in line.sides] == [False, False, True]


def test_side_by_side_is_the_newest_year_in_which_more_than_one_answered(workspace):
    files = [("student_2024-25.csv", STUDENTS_SAID), ("staff_2024-25.csv", STAFF_SAID)]
    bringing.load(workspace, read(*files, ("family_2025-26.csv", STAFF_SAID)))
    asked = side_by_side.question(workspace)
    assert asked == Question(measures=("topic.safety", "topic.staff-safety"), period="2024-25")
    newer = side_by_side.question(workspace, "2025-26")
    assert newer.measures == ("topic.families-safety",)
    assert side_by_side.question(workspace, "2020-21") is None
