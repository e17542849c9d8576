"""Total rows are no rows of the table; they check it."""

import pytest

from equity.intake.reader import read

TABLE = 'School,Students,Suspended,Share\nElm,120,7,5.8\nOak,"1,080",9,0.8\n{total}\n'


def notes(total):
    (sheet,) = read("table.csv", TABLE.format(total=total).encode())
    assert (len(sheet.frame), len(sheet.listed)) == (2, 1)
    return " ".join(sheet.notes)


@pytest.mark.parametrize(
    ("total", "named"),
    [
        ('Total,"1,200",16,1.3', None),
        ("Grand total,1200,16,1.3", None),
        ("Total,1200,17,1.3", "'Suspended'"),
        ("Total,1300,,1.3", "'Students'"),
        ("Total,,*,1.3", None),
    ],
)
def test_rows_that_do_not_add_up_to_their_total_are_named_by_column(total, named):
    if named is None:
        assert "not the sum" not in notes(total)
    else:
        assert f"The total in row 4 is not the sum of the rows above it in: {named}." in notes(
            total
        )


def test_masked_cells_and_missing_totals_say_nothing():
    (masked,) = read("t.csv", b"School,Students,Suspended\nElm,9,*\nOak,8,5\nTotal,17,30\n")
    assert not any("not the sum" in note for note in masked.notes)
    (bare,) = read("t.csv", b"School,Students,Suspended\nElm,9,4\nOak,8,5\n")
    assert not any("not the sum" in note for note in bare.notes)
