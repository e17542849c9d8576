"""Numbers in the sentences of the check are written as people write them."""

import re

import pytest

from equity.chain import bringing

BARE = re.compile(r"(?<![\d,./-])\d{4,}(?![\d/-])")
ROWS = 1900


def roster():
    lines = ["Student ID,School Year,Race,Grade"]
    lines += [f"{place},2023-24,{'White' if place % 2 else ''},7" for place in range(ROWS)]
    return "roster.csv", "\n".join([*lines, *[",2023-24,White,7"] * ROWS]).encode()


def published():
    lines = ["District,School Year,Student Group,Enrollment,Suspended"]
    groups = ("White", "Black or African American")
    lines += [f"Place {one},2023-24,{groups[one % 2]},500,*" for one in range(ROWS)]
    return "suspended.csv", "\n".join(lines).encode()


def log():
    lines = ["Incident ID,Student ID,Incident Date,Action"]
    lines += [f"{place},{place},soon,Out-of-school suspension" for place in range(ROWS)]
    return "incidents.csv", "\n".join(lines).encode()


@pytest.mark.parametrize("file", [roster(), published(), log()], ids=lambda file: file[0])
def test_thousands_have_a_comma_in_every_sentence(file):
    (reading,) = bringing.read([file]).readings
    (report,) = bringing.check([reading])
    said = [*reading.sheet.notes, *(one.sentence for one in report.checks)]
    assert any("1,900" in one for one in said), said
    assert [one for one in said if BARE.search(one)] == []
