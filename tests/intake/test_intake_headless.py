"""A file without names of columns is refused, and nothing of its first person is said."""

import pytest

from equity.intake.reader import read
from equity.problems import Problem

STUDENTS = [f"id{n},Ana{n} Known,2025-26,{'FM'[n % 2]},{6 + n % 3}" for n in range(30)]
NAMED = "Student ID,Name,School Year,Gender,Grade"


def lines(*rows):
    return "\n".join(rows).encode()


@pytest.mark.parametrize(
    "rows",
    [STUDENTS, ["Lincoln School", "", *STUDENTS], [f"n{n},2025-26,{n / 7:.4f}" for n in range(30)]],
)
def test_a_table_without_names_is_refused_in_words_that_name_nobody(rows):
    with pytest.raises(Problem, match="no names of columns") as refused:
        read("roster.csv", lines(*rows))
    assert "Known" not in str(refused.value)
    assert "id0" not in str(refused.value)


def test_a_table_with_names_is_read():
    (sheet,) = read("roster.csv", lines(NAMED, *STUDENTS))
    assert len(sheet.frame) == len(STUDENTS)


def test_columns_that_say_their_own_name_where_it_was_chosen_are_no_rows():
    chosen = [f"id{n},{'Asian' * (n % 2)},{'White' * (n % 3 == 0)}" for n in range(30)]
    (sheet,) = read("roster.csv", lines("Student ID,Asian,White", *chosen))
    assert sheet.labels == ("Student ID", "Asian", "White")


def test_a_flag_that_repeats_its_name_is_no_row_where_another_name_is_known():
    flags = [f"{n:04d},{'Hispanic' if n % 3 else 'Non-Hispanic'},{n % 7}" for n in range(30)]
    (sheet,) = read("roster.csv", lines("Student ID,Hispanic,Rows", *flags))
    assert sheet.labels == ("Student ID", "Hispanic", "Rows")
