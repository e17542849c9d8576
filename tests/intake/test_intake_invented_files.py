import invented_files
import pytest
from written_sheets import KEY, sheet, values

from equity.intake.cleaning import clean
from equity.intake.identity import INCIDENT, RESPONDENT, STUDENT, hasher
from equity.intake.mapping import Reading
from equity.intake.recogniser import recognise
from equity.intake.table import CleanTable
from equity.vocabulary import FileKind
from sizes import PROVE

SEEDS = range(300 if PROVE else 20)


def loaded(invented: invented_files.Invented, kind: FileKind) -> CleanTable:
    written = sheet(invented.columns)
    mapping = recognise(written)
    assert mapping.kind is kind
    table = clean(Reading(written, mapping), key=KEY, period="2025-26")
    assert table.rows_in == table.loaded == len(written.frame)
    return table


def found(table: CleanTable, truth: invented_files.Truth) -> invented_files.Truth:
    """Give what cleaning found for each column of the truth, dates as days."""
    return {
        name: [str(one)[:10] for one in values(table, name)]
        if name == "date"
        else values(table, name)
        for name in truth
    }


def hashes(invented: invented_files.Invented, field: str, what: str) -> list[str]:
    (ids,) = (
        column
        for label, column in invented.columns.items()
        if label in invented_files.HEADERS[field]
    )
    return [hasher(key=KEY, what=what)(one) for one in ids]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_list_of_students_comes_back_as_it_was(seed):
    invented = invented_files.roster(seed)
    table = loaded(invented, FileKind.ROSTER)
    assert found(table, invented.truth) == invented.truth
    assert set(table.frame.columns) == {"person", *invented.truth}
    assert values(table, "person") == hashes(invented, "student_id", STUDENT)
    assert "nvented" not in table.frame.to_csv()
    assert table.name_tokens


@pytest.mark.parametrize("seed", SEEDS)
def test_a_discipline_log_comes_back_as_it_was(seed):
    invented = invented_files.incidents(seed)
    table = loaded(invented, FileKind.INCIDENTS)
    assert found(table, invented.truth) == invented.truth
    assert values(table, "person") == hashes(invented, "student_id", STUDENT)
    assert values(table, "incident") == hashes(invented, "incident_id", INCIDENT)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_survey_comes_back_as_it_was(seed):
    invented = invented_files.survey(seed)
    table = loaded(invented, FileKind.SURVEY)
    keys = {item.text: item.key for item in table.items}
    truth = {keys.get(name, name): column for name, column in invented.truth.items()}
    assert found(table, truth) == truth
    assert values(table, "respondent") == hashes(invented, "survey_respondent_id", RESPONDENT)
    assert {item.text: (item.reverse, item.topic) for item in table.items} == (
        invented_files.QUESTIONS
    )
