"""Who is here, from files through the gate."""

import pytest
from messy_school import files, school

from equity.chain import bringing, workspaces
from equity.chain.who import who
from equity.numbers import Bounded
from equity.problems import Problem
from equity.vocabulary import NOT_RECORDED
from homes import copied_once


@pytest.fixture(scope="module")
def sample(sample_home, tmp_path_factory):
    with copied_once(tmp_path_factory, sample_home):
        yield workspaces.open_sample()


def test_the_sample_school_by_race(sample):
    told = who(sample, "race_ethnicity")
    assert (told.period, told.everyone.rate.low) == ("2025-26", 0.69)
    assert told.source == "List of students 2025-26, Climate survey 2025-26"
    black = next(one for one in told.groups if one.group == ("Black or African American",))
    assert (black.enrolled.low, black.answered.low, black.rate.low) == (0.15, 0.14, 0.66)
    assert [one.group[0] for one in told.groups if one.enrolled_size is None] == [
        "American Indian or Alaska Native",
        "Native Hawaiian or Pacific Islander",
    ]
    assert told.groups[-1].group == (NOT_RECORDED,)


def test_what_the_survey_did_not_ask_is_unknown(sample):
    told = who(sample, "foster")
    assert (told.has_students, told.has_answers) == (True, False)
    assert all(one.rate is None and one.answered is None for one in told.groups)


def test_an_earlier_year_can_be_asked_for(sample):
    assert who(sample, "grade", period="2024-25").everyone.rate.low == 0.66


def test_a_dimension_or_year_that_no_file_has_is_a_problem(sample):
    with pytest.raises(Problem, match="race_ethnicity"):
        who(sample, "shoe_size")
    with pytest.raises(Problem, match="1999-00"):
        who(sample, "grade", period="1999-00")


@pytest.mark.parametrize(("kept", "has_students"), [(0, True), (2, False)])
def test_one_file_alone_gives_that_file_alone(kept, has_students):
    made = workspaces.create("One file")
    bringing.load(made, bringing.read([files(school(5), 5)[kept]]).readings)
    told = who(made, "race_ethnicity")
    assert (told.has_students, told.has_answers) == (has_students, not has_students)
    assert told.everyone.rate is None
    assert any(one.enrolled or one.answered for one in told.groups)
    workspaces.delete(made)


def test_two_groups_that_tell_one_person_apart_are_not_both_told():
    alike = [("Black", "6")] * 60 + [("White", "6")] * 60 + [("Black", "7")] * 40
    nested = [("", "8")] * 25 + [("", "7")]  # all of grade 8 are of no recorded race, and one more
    rows = (
        f"{number:05d},{race},{grade},2025-26"
        for number, (race, grade) in enumerate(alike + nested)
    )
    roster = "\n".join(["Student ID,Race/Ethnicity,Grade,School Year", *rows]).encode()
    made = workspaces.create("One file")
    bringing.load(made, bringing.read([("roster.csv", roster)]).readings)
    by_race = {one.group[0]: one.enrolled_size for one in who(made, "race_ethnicity").groups}
    by_grade = {one.group[0]: one.enrolled_size for one in who(made, "grade").groups}
    workspaces.delete(made)
    assert by_race["White"] == "55-69"
    assert [by_race[NOT_RECORDED], by_grade["8"]].count(None) == 1


def people_by(students, schools):
    """Give each student as school, grade and year, and whether they answered."""
    return [
        (f"{schools[grade]},{grade},2025-26", place < answered)
        for grade, (enrolled, answered) in students.items()
        for place in range(enrolled)
    ]


def two_files(people):
    """Bring a list of students and a survey into a new workspace."""
    roster = ["Student ID,School,Grade,School Year"]
    roster += [f"{number:05d},{one}" for number, (one, _answers) in enumerate(people)]
    survey = ["School,Grade,School Year,I feel safe in class,I feel safe in the hall"]
    given = ("Strongly agree", "Agree", "Disagree", "Strongly disagree")
    survey += [
        f"{one},{given[number % 4]},{given[number % 3]}"
        for number, (one, answers) in enumerate(people)
        if answers
    ]
    sheets = {"roster.csv": roster, "survey.csv": survey}
    made = workspaces.create("Two files")
    brought = bringing.read([(name, "\n".join(rows).encode()) for name, rows in sheets.items()])
    bringing.load(made, brought.readings)
    return made


def test_what_is_said_by_school_and_by_grade_does_not_tell_together_how_few_stayed_silent():
    students = {"9": (40, 28), "10": (40, 27), "11": (20, 16), "6": (40, 25), "7": (60, 35)}
    schools = {grade: "Low" if grade in "67" else "High" for grade in students}
    people = people_by(students, schools)
    made = two_files(people)
    by_school = {one.group[0]: one.rate for one in who(made, "school").groups}
    by_grade = {one.group[0]: one.rate for one in who(made, "grade").groups}
    workspaces.delete(made)
    assert by_school["High"] == Bounded.exactly(0.71)
    assert by_grade["11"] is None
    assert None in (by_grade["9"], by_grade["10"])


@pytest.mark.parametrize(("answered", "is_told"), [(95, False), (90, True), (100, True)])
def test_where_one_grade_was_asked_all_who_answered_do_not_tell_its_few_silent(answered, is_told):
    """Everybody knows that grade 10 was not asked; by school it is not told either."""
    students = {"9": (100, answered), "10": (100, 0)}
    made = two_files(people_by(students, {"9": "High", "10": "High"}))
    told = [who(made, dimension) for dimension in ("grade", "school")]
    workspaces.delete(made)
    assert [bool(one.everyone.rate) for one in told] == [is_told] * 2
    assert all(one.answered is None or is_told for said in told for one in said.groups)
