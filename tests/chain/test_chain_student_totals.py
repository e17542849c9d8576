"""Totals of discipline by student, from the file to the shares of each group."""

import pytest

from equity.chain import answering, bringing, workspaces
from equity.question import Question
from equity.vocabulary import View

ROSTER = "Student ID,Race,School Year\n" + "".join(
    f"{n:03d},{'Black' if n % 2 else 'White'},2025-26\n" for n in range(40)
)
ALL = "Student ID,Referrals,Suspensions\n" + "".join(
    f"{n:03d},{n % 4},{int(n % 4 == 3)}\n" for n in range(30)
)
ONLY_SOME = "Student ID,Suspensions\n" + "".join(f"{n:03d},2\n" for n in range(0, 40, 4))
LOG = "Student ID,Incident Date,Offense,Action\n001,2025-10-01,Fighting,OSS\n"


@pytest.fixture
def workspace():
    made = workspaces.create("Totals")
    yield made
    workspaces.delete(made)


def load(workspace, **files):
    brought = bringing.read(
        [(f"{name}_2025-26.csv", text.encode()) for name, text in files.items()]
    )
    return bringing.load(workspace, brought.readings)


def found(workspace, measure):
    asked = Question(measures=(measure,), by=("race_ethnicity",))
    (table,) = answering.answer(workspace, asked, view=View.STAFF, min_group=1)
    return {one.group[0][:5]: (one.total.low, one.persons.low) for one in table.groups if one.shown}


def test_a_file_of_all_students_counts_those_it_names(workspace):
    report = load(workspace, roster=ROSTER, totals=ALL)
    assert found(workspace, "suspended") == {"Black": (7, 15), "White": (0, 15)}
    assert found(workspace, "referred") == {"Black": (15, 15), "White": (7, 15)}
    assert found(workspace, "incidents_per_100") == {"Black": (29, 15), "White": (14, 15)}
    said = " ".join(one.sentence for one in report.joined)
    assert "no discipline log" not in said
    assert "without discipline totals: 10" in said


def test_a_file_of_some_students_counts_the_others_as_having_none(workspace):
    load(workspace, roster=ROSTER, totals=ONLY_SOME)
    assert found(workspace, "suspended") == {"Black": (0, 20), "White": (10, 20)}
    assert found(workspace, "suspensions_per_100") == {"Black": (0, 20), "White": (20, 20)}
    assert [one.key for one in answering.measures(workspace)] == [
        *("suspended", "suspensions_per_100")
    ]


def test_days_are_counted_of_those_whose_days_are_known(workspace):
    rows = [f"{n:03d},{n % 2},{'' if n == 1 else 2.5 * (n % 2)}\n" for n in range(40)]
    load(workspace, roster=ROSTER, totals="Student ID,Suspensions,OSS Days\n" + "".join(rows))
    assert found(workspace, "days_lost_per_100") == {"Black": (47.5, 19), "White": (0, 20)}


def test_days_are_not_counted_where_many_of_the_suspended_have_none(workspace):
    rows = [f"{n:03d},{n % 2},{'' if n < 6 else n % 2}\n" for n in range(40)]
    load(workspace, roster=ROSTER, totals="Student ID,Suspensions,OSS Days\n" + "".join(rows))
    assert [one.key for one in answering.measures(workspace)] == ["suspended"]


MANY = """Incident ID,Student ID,Incident Date,Offense,Action,Days
1,001,2025-10-01,Fighting,OSS,3
1,001,2025-10-01,Profanity,OSS,3
1,003,2025-10-01,Fighting,Detention,1
2,001,2025-10-02,Fighting,ISS,1
2,001,2025-10-02,Fighting,OSS,2.5
3,002,2025-10-03,Fighting,OSS,1
4,004,2025-10-03,Defiance,Conference,
"""


def test_a_log_counts_each_suspension_and_its_days_once(workspace):
    report = load(workspace, roster=ROSTER, log=MANY)
    assert found(workspace, "suspensions_per_100") == {"Black": (2, 20), "White": (1, 20)}
    assert found(workspace, "days_lost_per_100") == {"Black": (6.5, 20), "White": (1, 20)}
    said = " ".join(one.sentence for one in report.checks)
    assert "again, with as many days: 1" in said


def test_days_in_school_and_out_of_school_of_a_log_are_added(workspace):
    log = "Student ID,Incident ID,Date,Offense,Action,ISS Days,OSS Days\n"
    load(workspace, roster=ROSTER, log=f"{log}001,1,2025-10-01,Fighting,OSS,1,2\n002,2,,,ISS,1,\n")
    assert found(workspace, "days_lost_per_100") == {"Black": (3, 20), "White": (1, 20)}


def test_a_log_that_often_does_not_say_how_many_days_gives_none(workspace):
    load(workspace, roster=ROSTER, log=MANY.replace("OSS,1\n", "OSS,\n"))
    assert "days_lost_per_100" not in [one.key for one in answering.measures(workspace)]
    assert found(workspace, "suspensions_per_100") == {"Black": (2, 20), "White": (1, 20)}


def test_two_parts_of_a_year_are_added_and_what_one_leaves_open_stays_open(workspace):
    parts = "Student ID,Referrals,Suspensions\n001,0,0\n001,0,\n002,1,1\n002,0,0\n003,0,0\n"
    load(workspace, roster=ROSTER, totals=parts)
    assert found(workspace, "suspended") == {"Black": (0, 1), "White": (1, 1)}


def test_a_log_of_the_same_year_goes_before_totals(workspace):
    report = load(workspace, roster=ROSTER, totals=ALL, log=LOG)
    assert "The log counts, as it says more" in " ".join(one.sentence for one in report.joined)
    assert found(workspace, "suspended") == {"Black": (1, 20), "White": (0, 20)}


def test_the_source_is_named(workspace):
    load(workspace, roster=ROSTER, totals=ALL)
    asked = Question(measures=("suspended",), by=("race_ethnicity",))
    (table,) = answering.answer(workspace, asked, view=View.STAFF, min_group=1)
    assert table.source == "Discipline totals 2025-26"
