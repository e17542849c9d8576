"""Cells such as "20 (25.0%)": the count and the percent of one group, each checked by the other."""

import pytest

from equity.intake.cleaning import clean
from equity.vocabulary import Field
from published_files import read, written

BLACK, WHITE = "Black or African American", "White"


def cleaned(text):
    (reading,) = read(written(text))
    return clean(reading, key=b"k" * 32, period=None)


def numbers(table, place="Oak"):
    """Give count, students and rate of each group, None where the file does not say them."""
    cells = table.cells[table.cells["place"] == place].to_dict("records")
    parts = ("k_low", "n_low", "rate_low")
    return {
        one["groups"]: tuple(None if one[part] != one[part] else one[part] for part in parts)
        for one in cells
    }


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("20 (25.0%)", "7 (5.1%)"),
        ("25.0% (20)", "5.1% (7)"),
        ("20 [25.0 %]", "7 [5.1 %]"),
        ("20 (25,0%)", "7 (5,1%)"),
    ],
)
def test_the_count_and_the_percent_of_one_cell_are_both_read(first, second):
    text = f"""
        School,Student Group,Suspended
        Oak,Black,"{first}"
        Oak,White,"{second}"
    """
    assert numbers(cleaned(text)) == {BLACK: (20, None, 0.25), WHITE: (7, None, 0.051)}


def test_without_percent_signs_the_name_of_the_column_tells_which_is_the_percent():
    text = """
        School,Student Group,"Suspended, {}"
        Oak,Black,40 (25)
        Oak,White,12 (10)
    """
    assert numbers(cleaned(text.format("n (%)")))[BLACK] == (40, None, 0.25)
    assert numbers(cleaned(text.format("% (n)")))[BLACK] == (25, None, 0.4)


def test_of_how_many_in_the_cell_is_the_number_of_all_students():
    text = """
        School,Student Group,Suspended
        Oak,Black,20 of 80 (25.0%)
        Oak,White,10/200 (5%)
    """
    assert numbers(cleaned(text)) == {BLACK: (20, 80, 0.25), WHITE: (10, 200, 0.05)}


def test_groups_in_the_names_keep_theirs_and_all_students_are_counted_with_the_outcome():
    text = """
        School,Black,White,All Students
        Oak,20 (25.0%),<10 (<5%),36 (10.1%)
        Ash,12 (13.0%),<10,60 (7.9%)
    """
    table = cleaned(text)
    assert numbers(table)[BLACK] == (20, None, 0.25)
    assert numbers(table)[""] == (36, None, 0.101)
    white = table.cells[table.cells["groups"] == WHITE].set_index("place")
    assert white.loc["Oak", ["k_high", "rate_high"]].tolist() == [9, 0.05]
    assert white.loc["Ash", ["k_high", "rate_high"]].tolist() == [9, 1]


def test_a_pair_that_contradicts_the_students_beside_it_is_left_out():
    groups = ("Black", "White", "Asian", "Hispanic", "American Indian", "Multiracial")
    rows = [f'Oak,{group},100,"{at} ({at}.0%)"' for at, group in enumerate(groups, 5)]
    text = "\n".join(["School,Student Group,Enrollment,Suspended", *rows])
    table = cleaned(text.replace("6 (6.0%)", "6 (16.0%)"))
    assert numbers(table)[BLACK] == (5, 100, 0.05)
    assert WHITE not in numbers(table)
    assert [one.reason for one in table.listed] == ["its percent is not its count of its students"]


def test_numbers_that_only_fit_as_all_students_are_never_read_as_those_suspended():
    rows = ("Black,25.0% (80)", "White,5.1% (197)", "Asian,3.9% (77)", "Hispanic,9.1% (33)")
    text = "\n".join(["School,Student Group,Suspension Rate (N)", *(f"Oak,{one}" for one in rows)])
    assert numbers(cleaned(text))[BLACK] == (None, 80, 0.25)


def test_a_number_behind_a_percent_that_may_be_either_is_asked_about():
    text = """
        School,Student Group,Suspended
        Oak,Black,25% (20)
        Oak,White,10% (10)
    """
    (reading,) = read(written(text))
    assert reading.mapping.column("Suspended: n").field is None
    assert reading.mapping.column("Suspended: percent").field is Field.AGG_RATE


def test_enrolment_beside_its_share_stays_the_number_of_students():
    text = """
        School,Student Group,Enrollment,Students Suspended
        Oak,Black,80 (28.6%),20 (25.0%)
        Oak,White,200 (71.4%),10 (5.0%)
    """
    assert numbers(cleaned(text)) == {BLACK: (20, 80, 0.25), WHITE: (10, 200, 0.05)}


def test_rows_of_single_students_have_no_counts_of_groups():
    text = """
        Student ID,Score
        1001,18 (90%)
        1002,12 (60%)
    """
    (reading,) = read(written(text))
    assert reading.sheet.labels == ("Student ID", "Score")


@pytest.mark.parametrize(
    "cells", [("20 (13.3%)", "* (*)", "3 (*)"), ("13.3% (20)", "* (*)", "* (3)")]
)
def test_masks_without_a_percent_sign_stand_in_the_order_of_the_other_cells(cells):
    rows = "".join(
        f"Oak,{group},{cell}\n"
        for group, cell in zip(("Black", "White", "Asian"), cells, strict=True)
    )
    found = numbers(cleaned(f"School,Student Group,Suspended\n{rows}"))
    assert found == {BLACK: (20, None, 0.133), WHITE: (0, None, 0), "Asian": (3, None, 0)}
