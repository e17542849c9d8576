"""Results of tests: levels that all know, levels that a person explains, and no scores alone."""

import pytest
from written_sheets import cleaned, sentences, sheet, values

from equity.intake.mapping import Reading
from equity.intake.meanings import values_of
from equity.intake.recogniser import recognise
from equity.problems import Problem
from equity.vocabulary import Field, FileKind

IDS = ["001", "002", "003", "001", "002", "003"]
LONG = {
    "Student ID": IDS,
    "Test Name": ["ELA Grade 7"] * 3 + ["Math Grade 7"] * 3,
    "Scale Score": ["2500", "2600", "2400"] * 2,
    "Achievement Level": [
        *("Standard Met", "Standard Exceeded", "Standard Not Met"),
        *("Standard Nearly Met", "Standard Met", ""),
    ],
}
WIDE = {
    "Student ID": ["001", "002", "003"],
    "ELA Scale Score": ["2500", "2600", "2400"],
    "ELA Performance Level": ["Proficient", "Advanced", "Basic"],
    "Math Performance Level": ["Below Basic", "Proficient", "Not tested"],
}


def test_levels_beside_a_test_or_scores_are_results_of_tests():
    mapping = recognise(sheet(LONG))
    assert mapping.kind is FileKind.TESTS
    fields = [one.field for one in mapping.columns]
    assert fields == [Field.STUDENT_ID, Field.TEST, Field.SCORE, Field.LEVEL]
    wide = recognise(sheet(WIDE))
    assert wide.kind is FileKind.TESTS
    assert len(wide.labels_of(Field.LEVEL)) == 2


def test_a_list_of_students_with_levels_stays_one():
    groups = {"Race": ["White"] * 3, "Gender": ["F"] * 3, "Grade": ["7"] * 3, "Lunch": ["Free"] * 3}
    mapping = recognise(sheet(WIDE | groups))
    assert mapping.kind is FileKind.ROSTER


def test_a_grade_level_beside_scores_is_no_mark_and_one_column_of_levels_is_enough():
    scores = {"Student ID": IDS, "Grade": ["06", "07", "08"] * 2, "Subject": ["Math"] * 6}
    assert recognise(sheet(scores | {"Scale Score": ["2500"] * 6})).kind is FileKind.TESTS
    levels = {"Student ID": IDS, "Math Performance Level": ["Proficient", "Basic"] * 3}
    assert recognise(sheet(levels)).kind is FileKind.TESTS


def test_yes_or_no_says_the_standard_was_met_only_where_the_name_asks_that():
    met = {"Student ID": IDS[:3], "Math Met Standard": ["Y", "N", ""], "ELA Level": ["3", "2", "1"]}
    assert values(cleaned(met), "math") == [1, 0]
    with pytest.raises(Problem, match="'N', 'Y'"):
        cleaned({"Student ID": IDS[:3], "Math Performance Level": ["Y", "N", "Y"]})


def test_results_of_two_years_are_told_apart_by_the_year_of_the_test():
    years = {"Student ID": ["1", "1"], "Test Year": ["2023-2024", "2024-2025"]}
    table = cleaned(years | {"Test": ["Math"] * 2, "Met": ["Y", "N"]})
    assert values(table, "period") == ["2023-24", "2024-25"]


def test_grades_stay_grades():
    marks = {"Student ID": IDS, "Subject": ["Math"] * 6, "Mark": ["A", "B", "F"] * 2}
    assert recognise(sheet(marks)).kind is FileKind.ACADEMICS


def test_a_row_a_test_counts_in_the_subject_of_the_test():
    table = cleaned(LONG)
    assert values(table, "english") == [1, 1, 0, None, None]
    assert values(table, "math") == [None, None, None, 0, 1]
    assert values(table, "test") == [None] * 5
    assert (table.rows_in, table.loaded, len(table.listed)) == (6, 5, 1)


def test_a_column_a_subject_counts_in_the_subject_of_its_name():
    table = cleaned(WIDE)
    assert values(table, "english") == [1, 1, 0]
    assert values(table, "math") == [0, 1, None]


@pytest.mark.parametrize(
    ("level", "met"),
    [
        ("Level 4 - Standard Exceeded", 1),
        ("3: Met Expectations", 1),
        ("Proficient (Level 3)", 1),
        ("Level 2 Partially Met Expectations", 0),
        ("DID NOT MEET", 0),
        ("Novice", 0),
    ],
)
def test_levels_have_many_spellings(level, met):
    assert values(cleaned(LONG | {"Achievement Level": [level] * 6}), "math")[-1] == met


@pytest.mark.parametrize("level", ["3", "Level 3", "Satisfactory", "Approaches Grade Level", "M"])
def test_a_number_or_a_word_of_one_test_is_asked_for(level):
    columns = LONG | {"Achievement Level": [level] * 6}
    with pytest.raises(Problem, match=level):
        cleaned(columns)
    mapping = recognise(sheet(columns))
    said = mapping.with_meaning("Achievement Level", level.casefold(), "Met or above")
    assert values(cleaned(columns, mapping=said), "english") == [1, 1, 1, None, None, None]


def test_each_level_shows_what_it_is_read_as():
    table = sheet(LONG | {"Achievement Level": ["Proficient", "3", "Below Basic"] * 2})
    mapping = recognise(table)
    found = values_of(Reading(table, mapping), mapping.column("Achievement Level"))
    assert {one.text: one.group for one in found} == {
        "3": None,
        "Proficient": "Met or above",
        "Below Basic": "Not met",
    }


def test_scores_alone_do_not_say_who_met_the_standard():
    scores = {name: column for name, column in LONG.items() if name != "Achievement Level"}
    assert recognise(sheet(scores)).kind is FileKind.TESTS
    with pytest.raises(Problem, match="does not say who met the standard"):
        cleaned(scores)


def test_tests_in_other_subjects_are_left_out_and_named():
    table = cleaned(LONG | {"Test Name": ["ELA Grade 7"] * 3 + ["History", "ELPAC English", "Art"]})
    assert table.loaded == 3
    said = sentences(table, with_a_look=True)
    assert "Left out: 'Art', 'ELPAC English', 'History'" in said


def test_the_only_test_of_a_file_needs_no_subject():
    table = cleaned(LONG | {"Test Name": ["Fall benchmark"] * 6})
    assert values(table, "test") == [1, 1, 0, 0, 1]


def test_two_tests_of_one_subject_are_said():
    table = cleaned(LONG | {"Test Name": ["Math fall"] * 3 + ["Math spring"] * 3})
    said = sentences(table, with_a_look=True)
    assert "'Math fall', 'Math spring'" in said
    assert "Students with several results in one subject: 2. The best counts" in said


def test_braces_in_a_level_are_no_trouble():
    with pytest.raises(Problem, match=r"'\{level\}'"):
        cleaned(LONG | {"Achievement Level": ["{level}"] * 6})


def test_benchmarks_of_vendors_say_who_met_them():
    levels = ["At Benchmark", "At/Above Benchmark", "Well Below Benchmark"]
    columns = {"Student ID": ["001", "002", "003"], "Composite Score": ["400", "410", "320"]}
    table = cleaned({**columns, "Benchmark Status": levels})
    assert values(table, "test") == [1, 1, 0]
    with pytest.raises(Problem, match="Early On Grade Level"):
        cleaned({**columns, "Benchmark Status": ["Early On Grade Level", *levels[:2]]})


def test_reading_and_writing_of_a_college_test_is_english():
    yes_or_no = {"Met ERW Benchmark": ["Y", "N", "Y"], "Met Math Benchmark": ["N", "N", "Y"]}
    table = cleaned({"Student ID": ["001", "002", "003"], **yes_or_no})
    assert (values(table, "english"), values(table, "math")) == ([1, 0, 1], [0, 0, 1])
