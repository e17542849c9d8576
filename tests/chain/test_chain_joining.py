"""Files that belong together, and files that come twice: every number from rows that we know."""

import pytest

from equity.chain import answering, bringing, workspaces
from equity.intake import lone_years
from equity.intake.years import period_of
from equity.problems import Problem
from equity.question import Question
from equity.vocabulary import FileKind, View

ROSTER = "Student ID,Race,School Year\n" + "".join(
    f"{number:05d},{'Black' if number % 3 else 'White'},2025-26\n" for number in range(60)
)
LOG = "Student ID,Incident Date,Offense,Action\n" + "".join(
    f"{number:05d},2025-10-0{number % 9 + 1},Fighting,{'OSS' if number % 2 else 'Detention'}\n"
    for number in (*range(12), 12, 12)
)
OFF = "00077,2025-10-01,Fighting,OSS\n77,2025-10-01,Fighting,OSS\n"


@pytest.fixture
def workspace():
    made = workspaces.create("Joined")
    yield made
    workspaces.delete(made)


def load(workspace, *files):
    brought = bringing.read([(name, text.encode()) for name, text in files])
    return bringing.load(workspace, brought.readings)


def whole(workspace, measure):
    asked = Question(measures=(measure,), by=("race_ethnicity",))
    (table,) = answering.answer(workspace, asked, view=View.STAFF, min_group=1)
    return {one.group[0]: (one.total.low, one.persons.low) for one in table.groups if one.shown}


def test_a_file_that_comes_twice_is_counted_once(workspace):
    copies = [("log.csv", LOG), ("log (1).csv", LOG), ("roster.csv", ROSTER), ("again.csv", ROSTER)]
    report = load(workspace, *copies)
    assert [one.file for one in report.files if one.loaded] == ["log.csv", "roster.csv"]
    once = workspaces.create("Once")
    load(once, ("log.csv", LOG), ("roster.csv", ROSTER))
    for measure in ("suspended", "incidents_per_100"):
        assert whole(workspace, measure) == whole(once, measure)
    workspaces.delete(once)


def test_the_copy_says_which_file_it_is_a_copy_of():
    brought = bringing.read([("a.csv", ROSTER.encode()), ("b.csv", ROSTER.encode())])
    (first, copy) = bringing.check(brought.readings)
    assert first.loaded == 60
    assert (copy.rows_in, copy.loaded, copy.listed) == (60, 0, 60)
    assert "same rows as 'a.csv'" in copy.checks[0].sentence
    years = [(f"roster_{year}.csv", ROSTER.encode()) for year in ("2024-25", "2025-26")]
    assert all(one.mapping.kind for one in bringing.read(years).readings)


def test_students_who_are_not_on_the_list_are_listed_by_row_and_leading_zeros_count(workspace):
    report = load(workspace, ("roster.csv", ROSTER), ("log.csv", LOG + OFF))
    assert [(one.file, one.row, one.column) for one in report.off_roster] == [
        ("log.csv", 16, "Student ID"),
        ("log.csv", 17, "Student ID"),
    ]
    sentences = " ".join(one.sentence for one in report.joined)
    assert "not on the list of students: 2. Incidents about them: 2" in sentences
    log = next(one for one in report.files if one.file == "log.csv")
    assert log.rows_in == log.loaded + log.listed == 16


def test_a_log_without_a_list_of_students_lists_nobody_as_missing_from_it(workspace):
    assert load(workspace, ("log.csv", LOG)).off_roster == ()


def test_next_year_s_export_needs_no_second_mapping():
    codes = {"1": "Asian", "2": "White"}
    first = "Student ID,Race,Sex\n" + "".join(f"{n:03d},{n % 2 + 1},F\n" for n in range(20))
    made = workspaces.create("Explained")
    (reading,) = bringing.read([("export_2025-26.csv", first.encode())]).readings
    mapping = reading.mapping
    for code, race in codes.items():
        mapping = mapping.with_meaning("Race", code, race)
    bringing.load(made, [bringing.Reading(reading.sheet, mapping)])
    (again,) = bringing.read([("export_2026-27.csv", first.encode())]).readings
    assert again.mapping.column("Race").meanings == codes
    assert again.mapping.period == "2026-27"
    (report,) = bringing.check([again])
    assert not any("written in numbers" in one.sentence for one in report.checks)
    workspaces.delete(made)


def test_numbers_that_lost_their_zeros_in_a_spreadsheet_are_the_same_students(workspace):
    lost = "\n".join(line.lstrip("0") for line in LOG.splitlines())
    report = load(workspace, ("roster.csv", ROSTER), ("log.csv", lost))
    said = " ".join(one.sentence for one in report.joined)
    assert "only in zeros in front: 12. They are taken for the same students" in said
    bare = whole(workspace, "suspended")
    load(workspace, ("log.csv", LOG))
    assert whole(workspace, "suspended") == bare
    assert sum(suspended for suspended, _students in bare.values()) == 6


def test_two_numbers_of_one_log_that_differ_in_zeros_stay_two(workspace):
    both = LOG + "12,2025-10-01,Fighting,OSS\n"
    report = load(workspace, ("roster.csv", ROSTER), ("log.csv", both))
    assert "zeros" not in " ".join(one.sentence for one in report.joined)
    assert len(report.off_roster) == 1


def test_a_log_about_nobody_on_the_list_is_refused(workspace):
    others = LOG.replace("\n0", "\nX")
    with pytest.raises(Problem, match="None of the 13 students of one file is on the list"):
        load(workspace, ("roster.csv", ROSTER), ("log.csv", others))


def readings_of(*files):
    return bringing.read([(name, text.encode()) for name, text in files]).readings


@pytest.mark.parametrize(
    ("year", "other", "years"),
    [
        ("2026", "2025-26", {"2025-26"}),
        ("2025", "2025-26", {"2025-26"}),
        ("2024", "2025-26", {"2024", "2025-26"}),
        ("2026", "2026", {"2025-26"}),
        ("2026", "2025", {"2025", "2026"}),
    ],
)
def test_a_year_of_one_number_is_the_school_year_that_the_files_name_else(year, other, years):
    log = "Student ID,Incident Date,Offense,Action,School Year\n00001,2025-10-01,Fighting,OSS,"
    readings = readings_of(
        ("roster.csv", ROSTER.replace("2025-26", year)), ("log.csv", f"{log}{other}\n")
    )
    settled, said = lone_years.as_named_else(readings)
    assert {period_of(one) for one in settled} == years
    assert bool(said) is (len(years) == 1)


def test_a_year_of_one_number_beside_dates_of_another_year_stays_as_it_is():
    log = (
        "Student ID,Incident Date,Offense,Action,School Year\n00001,2024-10-01,Fighting,OSS,2025\n"
    )
    readings = readings_of(("roster.csv", ROSTER), ("log.csv", log))
    assert lone_years.as_named_else(readings) == (tuple(readings), ())


def test_the_year_of_a_published_table_stays_as_it_is_printed():
    table = "District,Race,Year,Students,Students Suspended\nLincoln,Black,2026,50,5\n"
    readings = readings_of(
        ("roster.csv", ROSTER), ("suspended.csv", table + "Lincoln,White,2026,60,3\n")
    )
    assert readings[1].mapping.kind is FileKind.PUBLISHED
    assert lone_years.as_named_else(readings) == (tuple(readings), ())


def test_descriptors_of_a_data_standard_are_read_as_what_they_say():
    text = "StudentUniqueId,BirthSexDescriptor,RaceDescriptor\n" + "".join(
        f"{n},uri://ed-fi.org/SexDescriptor#Female,uri://ed-fi.org/RaceDescriptor#{race}\n"
        for n, race in enumerate(("Asian", "Black - African American"))
    )
    (report,) = bringing.check(readings_of(("students_2025-26.csv", text)))
    said = [(one.name, one.groups) for one in report.dimensions]
    assert said == [
        ("race_ethnicity", ("Asian", "Black or African American")),
        ("gender", ("Girls",)),
    ]


TWO_NUMBERS = "Student Number,State Student ID,Race,School Year\n" + "".join(
    f"{n:03d},9{n:03d}7,{'Black' if n % 2 else 'White'},2025-26\n" for n in range(20)
)
OF_THE_STATE = "SSID,Math Performance Level\n" + "".join(
    f"{number},{'Standard Met' if met else 'Standard Not Met'}\n"
    for number, met in [(f"9{n:03d}7", n % 4 == 1) for n in range(20)] + [("7", True), ("", True)]
)


def test_a_file_with_the_state_s_numbers_finds_the_students_of_a_list_that_has_both(workspace):
    report = load(workspace, ("roster.csv", TWO_NUMBERS), ("scores_2025-26.csv", OF_THE_STATE))
    assert whole(workspace, "met_math") == {
        "Black or African American": (5, 10),
        "White": (0, 10),
    }
    said = " ".join(one.sentence for one in report.joined)
    assert "names students by 'SSID'" in said
    assert "'State Student ID', so they are found on it. Students: 20" in said
    assert [(one.file, one.row) for one in report.off_roster] == [("scores_2025-26.csv", 22)]
