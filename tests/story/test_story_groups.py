import pytest

from equity.question import Only
from equity.story import groups
from equity.story.underserved import is_underserved
from equity.vocabulary import NOT_RECORDED

SAID = [
    (("race_ethnicity",), ("Black or African American",), "Black students"),
    (("race_ethnicity",), ("Hispanic or Latino",), "Hispanic or Latino students"),
    (("race_ethnicity",), ("Two or more races",), "students of two or more races"),
    (("race_ethnicity",), ("Self-described",), "students who describe their race themselves"),
    (("gender",), ("Girls",), "girls"),
    (("gender",), ("Nonbinary students",), "nonbinary students"),
    (
        ("english_learner",),
        ("Multilingual learners (English learners)",),
        "multilingual learners",
    ),
    (("disability",), ("Students with disabilities",), "students with disabilities"),
    (("low_income",), ("Other students",), "students not from low-income families"),
    (("low_income",), ("Yes",), "students from low-income families"),
    (("grade",), ("7",), "students in grade 7"),
    (("grade",), ("K",), "students in kindergarten"),
    (("school",), ("Oak School",), "students at Oak School"),
    (("after_school",), ("Band",), "students with after school: Band"),
    (("high needs",), ("High needs",), "students in the group “High needs”"),
    (
        ("long term english learners",),
        ("Long-term English learners",),
        "students in the group “Long-term English learners”",
    ),
    (("grade",), (NOT_RECORDED,), "students with no grade recorded"),
    (("race_ethnicity", "gender"), ("Black or African American", "Girls"), "Black girls"),
    (("gender", "grade"), ("Girls", "7"), "girls in grade 7"),
    (
        ("gender", "english_learner"),
        ("Girls", "Multilingual learners (English learners)"),
        "girls, multilingual learners",
    ),
]


@pytest.mark.parametrize(("by", "group", "said"), SAID)
def test_a_group_is_said_people_first(by: tuple[str, ...], group: tuple[str, ...], said: str):
    assert groups.in_a_sentence(by, group) == said


def test_the_comparison_is_never_a_silent_norm():
    by = ("race_ethnicity",)
    assert groups.others(by, "rest") == "all other students"
    assert groups.others(by, "all") == "all students"
    assert groups.others(by, "White") == "White students"


def test_a_filter_is_said_after_what_it_narrows():
    assert groups.under_filter((Only("grade", "7"),)) == " in grade 7"
    assert groups.under_filter((Only("school", "Oak School"),)) == " at Oak School"
    assert groups.under_filter((Only("gender", "Girls"),)) == ", among girls"
    assert (
        groups.under_filter((Only("disability", "Students with disabilities"),))
        == ", among students with disabilities"
    )


def test_a_row_keeps_the_name_of_its_file():
    assert groups.row_name(("race_ethnicity",), ("Black or African American",)) == (
        "Black or African American"
    )
    other = ("Students who are not English learners",)
    assert groups.row_name(("english_learner",), other) == (
        "Students who are not multilingual learners"
    )
    assert groups.row_name(("foster",), ("No",)) == "Students not in foster care"
    assert groups.row_name((), ()) == "All students"


def test_historically_underserved_groups_are_known_on_any_dimension():
    by = ("race_ethnicity", "gender")
    assert is_underserved(by, ("Black or African American", "Boys"))
    assert not is_underserved(by, ("White", "Boys"))
    assert is_underserved(("low_income",), ("Yes",))
    assert not is_underserved(("gifted",), ("Yes",))


@pytest.mark.parametrize(
    ("dimension", "name", "said", "row"),
    [
        ("grade", "Grades 6 and 7", "students in grades 6 and 7", "Grades 6 and 7"),
        ("grade", "7", "students in grade 7", "Grade 7"),
        ("gender", "Boys and nonbinary students", "Boys and nonbinary students", None),
        ("race_ethnicity", "Islander and Native students", "Islander and Native students", None),
        ("race_ethnicity", "Islander and Native", "Islander and Native students", None),
    ],
)
def test_the_name_that_people_gave_to_merged_groups_reads_as_they_wrote_it(
    dimension, name, said, row
):
    assert groups.in_a_sentence((dimension,), (name,)) == said
    assert groups.row_name((dimension,), (name,)) == (row or name)


def test_one_race_alone_or_in_combination_is_said_as_a_group_of_students():
    by = ("in_combination_asian",)
    yes = "Students who are Asian, alone or in combination"
    assert groups.in_a_sentence(by, (yes,)) == "students who are Asian, alone or in combination"
    assert (
        groups.in_a_sentence(by, (NOT_RECORDED,)) == "students with no race or ethnicity recorded"
    )
