"""A percent that only the style of a workbook's cell tells is read as the percent that it shows."""

import io
import json

import pytest
from openpyxl import Workbook
from workbooks import MAIN, written

from equity.chain import bringing
from equity.cli import main
from equity.intake.reader import read
from equity.vocabulary import Field

RACES = {"Black or African American": 0.125, "White": 0.05, "Hispanic/Latino": 0.009}
STYLES = f"""<styleSheet xmlns="{MAIN}"><numFmts count="3">
<numFmt formatCode='0.0%' numFmtId='170'/><numFmt numFmtId="171" formatCode="0.0&quot;%&quot;"/>
<numFmt numFmtId="172" formatCode="0\\%"/></numFmts>
<cellStyleXfs count="1"><xf numFmtId="10"/></cellStyleXfs>
<cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="9"><alignment/></xf>
<xf numFmtId="171"/><xf numFmtId="172"/></cellXfs></styleSheet>"""


def published(style="0.0%", shares=RACES):
    book = Workbook()
    sheet = book.active
    sheet.append(["District", "School Year", "Student Group", "Enrollment", "Suspension Rate"])
    for place, (group, share) in enumerate(shares.items(), 2):
        sheet.append(["Lincoln", "2023-24", group, 400, share])
        sheet.cell(place, 5).number_format = style
    memory = io.BytesIO()
    book.save(memory)
    return memory.getvalue()


@pytest.mark.parametrize("style", ["0.0%", "0%", '0.00%;[Red]"under "0.00%', "0.0 %"])
def test_the_shares_of_a_published_workbook_are_those_that_its_cells_hold(style, tmp_path, capsys):
    path = tmp_path / "suspension.xlsx"
    path.write_bytes(published(style))
    asked = ["gaps", str(path), "--by", "race_ethnicity", "--compared-with", "White"]
    assert main([*asked, "--format", "json"]) == 0, capsys.readouterr().err
    (table,) = json.loads(capsys.readouterr().out)["tables"]
    rates = {one["group"][0]: one["rate"][0] for one in table["groups"]}
    assert rates.pop("Hispanic or Latino") == pytest.approx(RACES["Hispanic/Latino"])
    assert rates == pytest.approx({one: RACES[one] for one in rates})


def test_without_the_style_a_person_is_asked():
    (reading,) = bringing.read([("suspension.xlsx", published("0.000"))]).readings
    assert reading.mapping.column("Suspension Rate").field is Field.AGG_RATE
    (report,) = bringing.check([reading])
    assert report.loaded == 0
    assert "We do not know how" in report.checks[0].sentence


def test_cells_show_what_their_style_says():
    cells = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c>'
        '<c r="B1" t="inlineStr"><is><t>b</t></is></c></row>'
        '<row r="2"><c r="A2" s="1"><v>7.2999999999999995E-2</v></c><c s="3" r="B2"><v>0.5</v></c>'
        '</row><row r="3"><c s=\'1\' r="A3" t="n"><f>B2/2</f><v>0.25</v></c>'
        '<c r="B3" s="4"><v>7</v></c></row>'
        '<row r="4"><c r="A4" s="1"/><c r="B4"><v>0.5</v></c></row>'
        '<row r="5"><c r="A5" s="1" t="s"><v>0</v></c><c r="B5" s="2"><v>1</v></c></row>'
    )
    (sheet,) = read("a.xlsx", written(cells, extra={"xl/styles.xml": STYLES}))
    assert sheet.column("a").tolist() == ["7.3%", "25%", "", "a"]
    assert sheet.column("b").tolist() == ["0.5", "7", "0.5", "100%"]
