"""Each column's cells are counted by what they say; the counts add up to the rows."""

import pytest

from equity.chain import bringing
from equity.intake.columns import column_reports, findings
from equity.intake.mapping import Reading
from equity.intake.reader import read
from equity.intake.recogniser import recognise

NUMBERS = "16,*,<10,>95%,--,-9,N/A,,12.5%,inf"
COLUMNS = {
    "numbers, masks and reserve codes": ("rate", NUMBERS, (2, 3, 4, 1)),
    "groups and one that is new": ("race", "Black,Latino,,NULL,Martian,White", (3, 2, 0, 1)),
    "dates and one that is none": ("happened", "2025-10-03,10/4/2025,,2025-17-40", (2, 1, 0, 1)),
    "words": ("club", "chess,chess,,*", (2, 2, 0, 0)),
    "letters of ids": ("student_id", "S1,S2,S3", (3, 0, 0, 0)),
}


def reading(text: str) -> Reading:
    (sheet,) = read("a.csv", text.encode())
    return Reading(sheet, recognise(sheet))


@pytest.mark.parametrize(("label", "cells", "counts"), COLUMNS.values(), ids=COLUMNS)
def test_cells_are_filled_missing_masked_or_unknown(label, cells, counts):
    rows = "\n".join(f"x,{cell}" for cell in cells.split(","))
    one = column_reports(reading(f"other,{label}\n{rows}\n"))[1]
    assert (one.label, one.filled, one.missing, one.masked, one.unknown) == (label, *counts)
    assert sum(counts) == len(cells.split(","))


def test_what_is_strange_is_said_only_of_columns_without_a_meaning():
    rows = "\n".join(f"{one},club {one},{one % 9},2025-10-03" for one in range(40))
    reports = column_reports(reading(f"student_id,club,rate,when\n{rows}\nx,club x,inf,soon\n"))
    assert [check.sentence for check in findings(reports)] == [
        "'club' has 41 different values, too many to compare as groups",
        "'rate' holds numbers, but cells with something else too: 1",
        "'when' holds dates, but cells with something else too: 1",
    ]


def test_rows_without_a_school_year_can_be_loaded_and_the_year_is_asked_for():
    (report,) = bringing.check([reading("student_id,race\n1,Black\n2,White\n2,White\n")])
    assert (report.rows_in, report.loaded, report.listed) == (3, 2, 1)
    assert report.checks[0].sentence.startswith("We do not know the school year")
    assert report.checks[0].needs_a_look
