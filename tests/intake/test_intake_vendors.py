"""Layouts of student information systems, as their offices export them, give the true groups."""

from collections import Counter

import pytest
from written_sheets import LOG, cleaned, sentences, sheet

from equity.intake.headers import meanings_of
from equity.intake.reader import read
from equity.intake.recogniser import recognise
from equity.problems import Problem
from equity.vocabulary import Field, FileKind

RACES = ("Asian", "Black", "White", "Hispanic", "Black and White")
GROUPS = {
    "Asian": "Asian",
    "Black": "Black or African American",
    "White": "White",
    "Hispanic": "Hispanic or Latino",
    "Black and White": "Two or more races",
}


def marks(*races):
    return ["Y" if any(race in one for race in races) else "N" for one in RACES * 4]


def test_marks_of_race_are_known_by_their_words():
    table = cleaned(
        {
            "Other ID": [f"{place:04d}" for place in range(20)],
            "Fed Hispanic/Latino": marks("Hispanic"),
            "American Indian/Alaska Native": marks(),
            "Asian": marks("Asian"),
            "Black/African American": marks("Black"),
            "Native Hawaiian/Other Pacific Islander": marks(),
            "White": marks("White", "Hispanic"),
        }
    )
    assert Counter(table.frame["race_ethnicity"]) == Counter(GROUPS[one] for one in RACES * 4)


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("SPED_Flag", Field.DISABILITY),
        ("Is Homeless", Field.HOMELESS),
        ("LEP Status", Field.ENGLISH_LEARNER),
        ("Econ Disadv", Field.LOW_INCOME),
        ("EconomicDisadvantageStatus", Field.LOW_INCOME),
        ("Perm #", Field.STUDENT_ID),
        ("Stu #", Field.STUDENT_ID),
        ("Race: Black/African American", Field.RACE_FLAG_BLACK),
        ("Hispanic/Latino Ethnicity", Field.HISPANIC_FLAG),
        ("AmInd", Field.RACE_FLAG_AMERICAN_INDIAN),
    ],
)
def test_words_around_a_mark_say_nothing(label, field):
    assert field in meanings_of(label)


@pytest.mark.parametrize("label", ["White Students", "Asian or Pacific Islander", "Race Status"])
def test_names_of_other_things_are_no_marks(label):
    assert not meanings_of(label)


def test_a_race_is_known_with_its_words_in_another_order():
    said = ["Latino/a/x or Hispanic", "White, Latino/a/x or Hispanic", "Alaska Native, Asian"]
    ids = [f"{place}" for place in range(10, 13)]
    table = cleaned({"Student ID": ids, "Race": said, "Sex": ["F", "M", "F"]})
    assert table.frame["race_ethnicity"].tolist() == [
        "Hispanic or Latino",
        "Hispanic or Latino",
        "Two or more races",
    ]


def test_totals_and_headings_between_students_are_no_students():
    ids = [f"{place:04d}" for place in range(40)]
    words = ["Grade: 06", *ids[:20], "Subtotal grade 6", "Grade: 07", *ids[20:], "Total: 40"]
    table = cleaned(
        {"Student ID": words, "Race": ["", *["White"] * 20, "", "", *["Asian"] * 20, ""]}
    )
    assert Counter(table.frame["race_ethnicity"].dropna()) == {"White": 20, "Asian": 20}
    assert len(table.frame) == 40
    assert Counter(one.row for one in table.listed) == Counter([2, 23, 24, 45])


def test_ids_that_are_all_words_are_ids():
    ids = [f"Pupil {place}" for place in range(10)]
    assert len(cleaned({"Student ID": ids, "Race": ["White"] * 10}).frame) == 10


CODES = ["resp", "gender", "rel_1", "rel_2", "safe_1"]
SENTENCES = [
    "Person",
    "Gender (1=F)",
    "My teachers respect me",
    "I am cared for",
    "I feel safe here",
]


def of_survey(first):
    body = "\n".join(f"{place},M,{','.join([first] * 3)}" for place in range(6))
    text = "\n".join([",".join(CODES), ",".join(SENTENCES), body])
    (one,) = read("survey.csv", text.encode())
    return one


@pytest.mark.parametrize("answer", ["3", "Agree", "Strongly agree"])
def test_what_codes_stand_for_is_read_from_the_row_below_them(answer):
    one = of_survey(answer)
    assert one.labels == ("Person", "gender", *SENTENCES[2:])
    assert (one.rows_in, one.header_row) == (6, 2)


def test_a_first_row_of_people_stays_a_row():
    text = "id,q1,q2,q3\n" + "9,I like it here,they are all kind,it is just fine\n" * 3
    (one,) = read("survey.csv", text.encode())
    assert (one.labels, one.rows_in) == (("id", "q1", "q2", "q3"), 3)


def test_answers_with_their_number_are_read_as_their_words():
    said = ["Agree (3)", "Strongly agree (4)", "Disagree (2)", "Strongly disagree (1)"] * 3
    table = cleaned(
        {
            "Response ID": [str(place) for place in range(12)],
            "Gender": ["F", "M"] * 6,
            "I feel safe at school": said,
            "Teachers are fair": ["1 - Strongly Disagree", "2 - Disagree", "3 - Agree"] * 4,
        },
        period="2025-26",
    )
    safe = table.items[0].key
    assert table.frame[safe].tolist() == [2, 3, 1, 0] * 3


def test_ids_that_a_spreadsheet_shortened_are_refused_in_words():
    columns = {"Student ID": ["9.00000E+09", "9.00000E+09", "12"], "Race": ["White"] * 3}
    with pytest.raises(Problem, match="shortened the student IDs"):
        cleaned({**columns, "Sex": ["F"] * 3})
    assert len(cleaned({"Student ID": ["1E+5A", "2.5E"], "Race": ["White"] * 2}).frame) == 2


def test_entries_that_call_themselves_void_are_pointed_out():
    log = {**LOG, "Status": ["Final", "Void", "Final"] * 4}
    assert "'Status' says that entries are void or undone: 4" in sentences(cleaned(log))
    assert "void" not in sentences(cleaned({**LOG, "Status": ["Final"] * 12}))


def test_several_averages_of_one_student_are_pointed_out():
    columns = {"Student ID": ["1", "1", "2", "2"], "GPA": ["3.0", "3.5", "2.0", "2.0"]}
    told = sentences(cleaned({**columns, "GPA Type": ["Plain", "Weighted"] * 2}))
    assert "Students with several grade point averages that differ: 1." in told


def test_coded_answers_of_respondents_are_a_survey_and_no_list_of_students():
    columns = {
        "RESPONDENTID": [str(place) for place in range(12)],
        "SEX": ["1", "2"] * 6,
        **dict.fromkeys(("SAFE1", "SAFE2", "BELONG1"), ["1", "2", "3", "-9"] * 3),
    }
    assert recognise(sheet(columns)).kind is FileKind.SURVEY
    named = {"Student ID" if name == "RESPONDENTID" else name: one for name, one in columns.items()}
    assert recognise(sheet(named)).kind is FileKind.ROSTER


@pytest.mark.parametrize("other", ["Test", "Assessment Name"])
def test_the_column_of_subjects_tells_tests_apart_not_that_of_their_one_name(other):
    table = cleaned(
        {
            "Student Number": ["1", "1", "2", "2"],
            other: ["SBAC"] * 4,
            "Subject": ["Math", "ELA"] * 2,
            "Performance Level": ["Met", "Not Met", "Not Met", "Met"],
        }
    )
    rows = table.frame.groupby("person")[["english", "math"]].max().to_numpy().tolist()
    assert sorted(rows) == [[0, 1], [1, 0]]


def test_ids_with_a_space_are_ids():
    ids = ["10 0234", "AB 1007", *(f"{one:06d}" for one in range(38))]
    assert len(cleaned({"Student ID": ids, "Race": ["Black", "White"] * 20}).frame) == 40


def test_an_indian_american_is_no_american_indian():
    races = ["Indian American", "American Indian", "Hispanic not White", "Hispanic"] * 3
    table = cleaned({"Student ID": [f"{one:03d}" for one in range(12)], "Race": races})
    assert Counter(table.frame["race_ethnicity"]) == {
        "Indian American": 3,
        "American Indian or Alaska Native": 3,
        "Hispanic not White": 3,
        "Hispanic or Latino": 3,
    }


def test_words_go_before_codes_and_tables_before_a_point_say_nothing():
    written = {
        "Students.Student_Number": ["1", "2", "3"],
        "Log.Entry_Date": ["2025-10-01"] * 3,
        "Offense Code": ["FGT"] * 3,
        "Offense Description": ["Fighting"] * 3,
        "Action Code": ["A1", "A2", "A2"],
        "Action Description": ["OSS", "ISS", "Detention"],
        "Disposition Days": ["1", "1", ""],
    }
    mapping = recognise(sheet(written))
    assert mapping.kind is FileKind.INCIDENTS
    for label, field in (
        ("Students.Student_Number", Field.STUDENT_ID),
        ("Log.Entry_Date", Field.INCIDENT_DATE),
        ("Offense Description", Field.BEHAVIOR),
        ("Action Description", Field.DISCIPLINE_ACTION),
        ("Disposition Days", Field.DAYS_REMOVED),
    ):
        assert mapping.labels_of(field) == (label,)
    assert Field.STUDENT_ID in meanings_of("StudentIdentifier")


def test_a_log_of_praise_alone_is_an_empty_log(recwarn):
    table = cleaned({**LOG, "Behavior": ["Positive"] * 12})
    assert len(table.frame) == 0
    assert not recwarn.list


def test_letters_of_race_and_marks_of_groups_are_known_as_student_systems_write_them():
    table = cleaned(
        {
            "Student ID": ["1", "2", "3", "4"],
            "Ethnicity": ["I", "M", "W", "B"],
            "Grade": ["KF", "PK4", "01", "01"],
            "Foster": ["X", "N", "N", "✓"],
        }
    )
    assert table.frame[["race_ethnicity", "grade", "foster"]].to_numpy().tolist() == [
        ["American Indian or Alaska Native", "K", "Foster youth"],
        ["Two or more races", "PK", "Other students"],
        ["White", "1", "Other students"],
        ["Black or African American", "1", "Foster youth"],
    ]


@pytest.mark.parametrize("other", ["local_id", "Perm ID", "Student Number"])
def test_a_number_of_rows_called_id_is_not_taken_for_the_school_s_number(other):
    mapping = recognise(sheet({"id": ["1", "2"], other: ["2", "1"], "Race": ["White", "Asian"]}))
    assert mapping.labels_of(Field.STUDENT_ID) == (other,)
