"""One file of several cannot be used: the others are loaded, and nothing is lost in silence."""

import pytest

from equity.chain import answering, bringing, workspaces
from equity.chain.checked import FileReport
from equity.problems import Problem, YearNeeded

ROSTER = "Student ID,Race,School Year\n" + "".join(
    f"{number:05d},{'Black' if number % 3 else 'White'},2025-26\n" for number in range(60)
)
LOG = "Student ID,Incident Date,Offense,Action\n" + "".join(
    f"{number:05d},2025-10-01,Fighting,OSS\n" for number in range(12)
)
SHORTENED = "Student ID,Incident Date,Offense,Action\n" + "".join(
    f"9.0{number}E+09,2025-10-01,Fighting,OSS\n" for number in range(9)
)
WITHOUT_YEAR = "Student ID,Days Enrolled,Days Absent\n" + "".join(
    f"{number:05d},180,{number % 20}\n" for number in range(60)
)

SURVEY = "Response ID,I feel safe,I feel heard\n" + "".join(
    f"R{number},{'Agree' if number % 3 else 'Disagree'},Agree\n" for number in range(12)
)


@pytest.fixture
def workspace():
    made = workspaces.create("Refused")
    yield made
    workspaces.delete(made)


def readings_of(**files: str) -> tuple[bringing.Reading, ...]:
    return bringing.read([(f"{name}.csv", text.encode()) for name, text in files.items()]).readings


def by_name(files: tuple[FileReport, ...]) -> dict[str, FileReport]:
    return {one.file: one for one in files}


def test_a_refused_file_stops_no_other_and_the_report_says_why(workspace):
    report = bringing.load(workspace, readings_of(roster=ROSTER, log=LOG, shortened=SHORTENED))
    files = by_name(report.files)
    assert [files[name].loaded for name in ("roster.csv", "log.csv")] == [60, 12]
    refused = files["shortened.csv"]
    assert (refused.kind, refused.rows_in, refused.loaded, refused.listed) == (None, 9, 0, 9)
    assert "A spreadsheet has shortened the student IDs." in refused.checks[0].sentence
    assert "Bring the file as the school's system exports it" in refused.checks[0].sentence
    assert any(one.key == "suspended" for one in answering.measures(workspace))


def test_a_file_that_a_person_left_out_is_in_the_report_too(workspace):
    roster, log = readings_of(roster=ROSTER, log=LOG)
    left = bringing.Reading(log.sheet, log.mapping.with_kind(None))
    files = by_name(bringing.load(workspace, [roster, left]).files)
    assert (files["log.csv"].rows_in, files["log.csv"].loaded) == (12, 0)


def test_a_file_that_waits_for_an_answer_keeps_all_waiting(workspace):
    later = ROSTER.replace("2025-26", "2026-27")
    readings = readings_of(roster=ROSTER, later=later, days=WITHOUT_YEAR)
    with pytest.raises(YearNeeded):
        bringing.load(workspace, readings)
    assert answering.dimensions(workspace) == ()
    reports = by_name(bringing.check(readings))
    assert reports["days.csv"].problem
    assert not reports["days.csv"].is_refused


def test_where_every_file_is_refused_nothing_is_loaded_and_the_reason_is_said(workspace):
    with pytest.raises(Problem, match="shortened the student IDs"):
        bringing.load(workspace, readings_of(shortened=SHORTENED))
    assert answering.measures(workspace) == ()


def test_a_script_gets_all_files_or_the_reason_why_not(workspace):
    with pytest.raises(Problem, match="shortened the student IDs"):
        bringing.load_all(workspace, readings_of(roster=ROSTER, shortened=SHORTENED))


def test_a_later_round_of_a_survey_waits_for_an_answer_in_the_check_as_in_loading(workspace):
    readings = readings_of(
        **{"climate fall": SURVEY, "climate spring": SURVEY.replace("\nR", "\nS")}
    )
    fall, spring = bringing.check(readings)
    assert (fall.loaded, spring.loaded, spring.is_refused) == (12, 0, False)
    assert "climate fall.csv and in climate spring.csv" in spring.checks[0].sentence
    with pytest.raises(Problem, match="rounds of one survey"):
        bringing.load(workspace, readings)
