import pytest
from written_sheets import KEY, cleaned, sentences, sheet, values

from equity.intake.cleaning import clean
from equity.intake.mapping import Reading
from equity.intake.reader import read
from equity.intake.recogniser import recognise
from equity.problems import Problem
from equity.vocabulary import Field, FileKind

IDS = ["001", "002", "003", "004"]
GRADES = {
    "Student ID": IDS,
    "Course": ["AP Biology", "Math 7", "Honors English", "Apparel"],
    "Grade": ["A-", "F", "C+", "Inc"],
}


def test_grades_are_recognised_and_a_column_of_marks_is_no_grade_level():
    mapping = recognise(sheet(GRADES))
    assert mapping.kind is FileKind.ACADEMICS
    assert [one.field for one in mapping.columns] == [
        Field.STUDENT_ID,
        Field.COURSE,
        Field.MARK,
    ]


def test_a_grade_level_beside_marks_stays_one():
    columns = {"Student ID": IDS, "Grade": ["9", "10", "11", "12"], "Final Mark": ["85"] * 4}
    fields = [one.field for one in recognise(sheet(columns)).columns]
    assert fields == [Field.STUDENT_ID, Field.GRADE, Field.MARK]


def test_a_list_of_students_with_an_average_stays_one():
    groups = {"Race": ["White", "Asian"] * 2, "Gender": ["F", "M"] * 2}
    columns = {"Student ID": IDS, **groups, "GPA": ["3.1", "2.0", "4.0", "1.5"]}
    assert recognise(sheet(columns)).kind is FileKind.ROSTER


def test_marks_say_passed_and_points_and_names_say_advanced():
    table = cleaned(GRADES)
    assert values(table, "passed") == [1, 0, 1, None]
    assert values(table, "points") == [4, 0, 2, None]
    assert values(table, "advanced") == [1, 0, 1, 0]
    assert "mean of the marks" in sentences(table)


@pytest.mark.parametrize(
    ("marks", "passed", "points"),
    [
        (["59.9", "60", "89", "100"], [0, 1, 1, 1], [0, 1, 3, 4]),
        (["P", "NP", "Pass", "No credit"], [1, 0, 1, 0], [None] * 4),
        (["B+", "d", "F", "W"], [1, 1, 0, None], [3, 1, 0, None]),
        (["72%", "45%", "Incomplete", "95%"], [1, 0, None, 1], [2, 0, None, 4]),
    ],
)
def test_marks_are_letters_words_or_numbers_to_100(marks, passed, points):
    table = cleaned(GRADES | {"Grade": marks})
    assert values(table, "passed") == passed
    assert values(table, "points") == points
    assert "not understood" not in sentences(table)


def test_marks_from_one_to_four_are_not_guessed():
    mapping = recognise(sheet(GRADES | {"Grade": ["4", "3", "2", "1"]}))
    mapping = mapping.with_column("Grade", field=Field.MARK)
    table = cleaned(GRADES | {"Grade": ["4", "3", "2", "1"]}, mapping=mapping)
    assert values(table, "passed") == [None] * 4
    assert "Marks not understood, and not counted: 4" in sentences(table, with_a_look=True)


def test_what_the_file_says_of_passing_goes_before_the_mark():
    table = cleaned(GRADES | {"Passed": ["N", "", "Y", "Y"]})
    assert values(table, "passed") == [0, 0, 1, 1]


def test_averages_run_from_0_to_5():
    table = cleaned({"Student ID": IDS, "GPA": ["3.25", "4.6", "0", "92"]})
    assert values(table, "gpa") == [3.25, 4.6, 0]
    assert [one.reason for one in table.listed] == ["no mark, course or average"]
    assert "no number from 0 to 5, not counted: 1" in sentences(table, with_a_look=True)
    assert "mean of the marks" not in sentences(table)


@pytest.mark.parametrize(
    ("flags", "advanced"),
    [
        (["Y", "N", "N", "N"], [1, 0, 1, 0]),
        (["AP", "", "", ""], [1, 0, 1, 0]),
        (["", "IB", "Regular", "No"], [1, 1, 1, 0]),
    ],
)
def test_a_class_is_advanced_by_its_mark_or_its_name(flags, advanced):
    assert values(cleaned(GRADES | {"AP/IB": flags}), "advanced") == advanced


def test_where_only_advanced_classes_are_marked_blank_is_no_and_said():
    columns = {"Student ID": IDS, "Mark": ["A", "B", "C", "D"], "AP/IB": ["AP", "", "", ""]}
    table = cleaned(columns)
    assert values(table, "advanced") == [1, 0, 0, 0]
    assert "Blank was read as not advanced" in sentences(table, with_a_look=True)


def test_rows_in_are_rows_loaded_and_listed():
    table = cleaned(GRADES | {"Student ID": ["001", "", "003", "004"], "Course": ["", "", "", ""]})
    assert (table.rows_in, table.loaded) == (4, 2)
    assert sorted(one.reason for one in table.listed) == [
        "no mark, course or average",
        "no student ID",
    ]


def test_no_course_name_is_kept():
    assert "Biology" not in cleaned(GRADES).frame.to_csv()


def test_grades_without_marks_courses_and_averages_are_a_problem():
    mapping = recognise(sheet({"Student ID": IDS})).with_kind(FileKind.ACADEMICS)
    with pytest.raises(Problem, match="no marks, courses or grade point averages"):
        cleaned({"Student ID": IDS}, mapping=mapping)


def test_where_no_class_is_advanced_nobody_counts_as_without_one():
    table = cleaned(
        {"Student ID": ["1", "2"], "Course": ["Math", "Art"], "Final Grade": ["A", "B"]}
    )
    assert values(table, "advanced") == [None, None]
    assert "No class is marked or named as advanced" in sentences(table, with_a_look=True)


def test_marks_of_several_terms_all_count_and_the_report_says_so():
    """Store codes as PowerSchool writes them: a quarter lies in a semester, that in the year."""
    columns = {"Student ID": IDS, "Course": ["Math 7"] * 4, "Store Code": ["Q1", "S1", "Y1", "Q1"]}
    said = sentences(cleaned(columns | {"Final Mark": ["A", "B", "F", "C"]}), with_a_look=True)
    assert "'Store Code' has 'Q1', 'S1', 'Y1'. The marks of all of them count" in said
    columns["Store Code"] = ["Y1"] * 4
    assert "Store Code" not in sentences(
        cleaned(columns | {"Final Mark": ["A", "B", "F", "C"]}), with_a_look=True
    )


def test_a_row_of_a_gradebook_that_is_no_student_s_is_listed_and_its_words_are_no_marks():
    students = "".join(f"S{n},{n},00{n},{grade}\n" for n, grade in enumerate("AAF" * 4))
    text = f"Student,ID,SIS User ID,Final Grade\n  Points Possible,,,(read only)\n{students}"
    (one,) = read("gradebook.csv", text.encode())
    mapping = recognise(one)
    assert mapping.column("SIS User ID").field is Field.STUDENT_ID
    table = clean(Reading(one, mapping), key=KEY, period="2025-26")
    assert [values(table, "passed").count(one) for one in (1, 0, None)] == [8, 4, 0]
    assert [one.row for one in table.listed] == [2]


def test_of_two_averages_the_one_that_is_read_is_named():
    averages = {"Cum. GPA (Weighted)": ["4.2"] * 4, "Cum. GPA (Unweighted)": ["3.9"] * 4}
    said = sentences(cleaned({"Student ID": IDS, **averages}), with_a_look=True)
    assert "read from 'Cum. GPA (Weighted)'" in said
    assert "left out: 'Cum. GPA (Unweighted)'" in said
    alone = cleaned({"Student ID": IDS, "GPA": ["4.2"] * 4, "Credits": ["5"] * 4})
    assert "Averages are read" not in sentences(alone)


def test_marks_of_reports_on_the_way_are_said_to_count():
    kinds = {**GRADES, "Mark Type": ["Progress", "Final", "Final", "Progress"]}
    assert "'Mark Type' has 'Final', 'Progress'" in sentences(cleaned(kinds), with_a_look=True)
