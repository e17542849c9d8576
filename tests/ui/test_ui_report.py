"""The check report as files: places and reasons, counts and labels, never a value of a row."""

import csv
import io

from equity.chain import bringing
from equity.intake.sheet import Listed
from equity.ui.bring.left_out import records
from equity.ui.bring.report import column_records
from equity.ui.show.leaving import as_csv

NAME = "Invented Person"
ROSTER = f"student_id,race,name,=x\n1,Black,{NAME},1\n2,Martian,{NAME},2\n2,White,a,3,too long\n"


def rows_of(file: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(file.decode("utf-8-sig"))))


def test_rows_left_out_are_listed_by_place_and_reason_and_run_nothing():
    listed = (Listed("=cmd.csv", None, 7, "+race", "The row is empty"),)
    places = ["File", "Sheet", "Row", "Column", "Reason"]
    assert rows_of(as_csv(records(listed), places)) == [
        places,
        ["'=cmd.csv", "", "7", "'+race", "The row is empty"],
    ]


def test_columns_are_counted_in_a_file_without_values():
    brought = bringing.read([("roster_2025-26.csv", ROSTER.encode())])
    (report,) = bringing.check(brought.readings)
    told = column_records((report,))
    rows = rows_of(as_csv(told, list(told[0])))
    assert rows[0][2:] == ["Column", "Filled", "Missing", "Masked", "Not understood"]
    assert ["race", "1", "0", "0", "1"] in [row[2:] for row in rows]
    assert rows[-1][2] == "'=x"
    assert NAME not in str(rows)
    assert report.rows_in == report.loaded + report.listed == 3
