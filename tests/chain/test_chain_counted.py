"""Published tables without the size of any group: counts as printed, parts, and never a rate."""

import json

import pytest

from equity.chain import answering, beside, bringing, counted, sealed_years, workspaces
from equity.cli import BAD_INPUT, main
from equity.intake.cleaning import clean
from equity.intake.mapping import Reading
from equity.problems import PlaceNeeded, Problem
from equity.vocabulary import Field, Population
from published_counts import KENTUCKY, SANCTIONS, of_kentucky
from published_files import load, read, real, written

EVERY_GROUP = """District,Race,Suspensions
    Lincoln,All Students,{total}
    Lincoln,Black,30
    Lincoln,White,70
"""
ROSTER = "Student ID,Race,School Year\n" + "".join(
    f"{n:03d},{'Black' if n % 3 else 'White'},2023-24\n" for n in range(90)
)
OURS = ("roster.csv", ROSTER.encode())


@pytest.fixture(scope="module")
def kentucky(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EQUITY_HOME", str(tmp_path_factory.mktemp("home")))
        with workspaces.passing() as workspace:
            report = load(workspace, real(KENTUCKY))
            yield workspace, report


def tables(workspace, place):
    return {(one.kind, *one.by): one for one in counted.everything(workspace, place) if one.groups}


def counts(told):
    every = (told.everyone, *told.groups)
    return {"".join(one.group): one.count and (one.count.low, one.count.high) for one in every}


def sentences(report):
    return " ".join(one.sentence for one in report.checks)


@pytest.mark.parametrize("place", ["Jefferson County", "Adair County"])
def test_every_group_has_the_count_of_the_file_and_a_blank_stays_unknown(kentucky, place):
    workspace, _report = kentucky
    found = tables(workspace, place)
    kinds = {kind for kind, _by in found}
    assert len(kinds) == 10
    for kind in kinds:
        again = of_kentucky(place, "2016-2017", kind)
        seen = counts(found[kind, "race_ethnicity"]) | counts(found[kind, "gender"])
        assert {name: seen[name] for name in again} == {
            name: None if number is None else (number, number) for name, number in again.items()
        }


def test_a_part_is_the_count_of_all_that_were_counted(kentucky):
    workspace, _report = kentucky
    told = tables(workspace, "Jefferson County")["Out-of-School Suspensions", "race_ethnicity"]
    parts = {one.group[0]: one.part for one in told.groups}
    assert parts["Black or African American"].low == pytest.approx(14727 / 21822)
    assert parts["White"].low == pytest.approx(5146 / 21822)


def test_totals_are_set_apart_held_against_their_parts_and_every_row_is_told_of(kentucky):
    workspace, report = kentucky
    (file,) = report.files
    assert (file.rows_in, file.loaded + file.listed) == (440, 440)
    assert "each student once, and the groups count events" in sentences(report)
    assert "Groups that do not add up" not in sentences(report)
    assert "All kinds together are the printed total" in sentences(report)
    assert counted.of_place(workspace, "Adair County").kinds[0].label == "Total"
    assert answering.measures(workspace) == ()
    with pytest.raises(Problem, match="no rates to compare"):
        answering.scan(workspace, ())


def test_a_table_of_districts_has_counts_of_all_students_and_says_that_gaps_need_groups():
    with workspaces.passing() as workspace:
        report = load(workspace, real(SANCTIONS))
        with pytest.raises(PlaceNeeded):
            counted.of_place(workspace, None)
        told = counted.everything(workspace, "Berlin School District")
    seen = {one.kind: (one.everyone.count.low, one.everyone.count.high) for one in told}
    assert seen == {
        "In-School Suspension": (261, 261),
        "Out-of-School Suspension": (48, 48),
        "Expulsion": (0, 9),
        "Bus Suspension": (0, 9),
    }
    assert "no gaps: these need groups" in sentences(report)
    assert (report.files[0].loaded, report.files[0].listed) == (7, 2)


@pytest.mark.parametrize(("total", "fits"), [("100", True), ("60", False), ("*", True)])
def test_groups_that_do_not_fit_the_printed_total_are_said(total, fits):
    (reading,) = read(written(EVERY_GROUP.format(total=total)))
    table = clean(reading, key=b"0" * 32, period=None)
    said = " ".join(one.sentence for one in table.checks)
    assert ("do not add up" in said) is not fits


def test_what_one_release_masks_stays_masked_beside_another():
    table = "District,Race,Suspensions\nLincoln,Black,{}\nLincoln,White,70\n"
    with workspaces.passing() as workspace:
        for number in ("*", "7"):
            load(workspace, written(table.format(number)))
        (told,) = counted.everything(workspace, "Lincoln")
    assert counts(told)["Black or African American"] == (0, 9)
    assert not told.has_parts


def test_counts_of_a_year_of_our_own_students_are_not_shown_whichever_comes_first():
    table = written(EVERY_GROUP.format(total="100"))
    with workspaces.passing() as workspace:
        load(workspace, table)
        assert counted.places(workspace) == ("Lincoln",)
        for later in (OURS, table):
            report = load(workspace, later)
            assert "are not shown, as own students" in sentences(report)
            assert counted.places(workspace) == ()
        with pytest.raises(Problem, match="no own students of the same year"):
            counted.of_place(workspace, None)
        assert beside.cube(workspace, Population.STUDENTS, "2023-24").printed == ()
        workspaces.seal(workspace)
        assert counted.places(workspace) == ()
        with workspace.room() as room:
            assert room.execute("SELECT count(*) FROM published").fetchone() == (0,)


def test_a_sealed_workspace_takes_no_students_of_the_year_of_its_counts():
    with workspaces.passing() as workspace:
        load(workspace, written(EVERY_GROUP.format(total="100")))
        workspaces.seal(workspace)
        assert counted.places(workspace) == ("Lincoln",)
        with pytest.raises(Problem, match="Published and own numbers of one year"):
            sealed_years.load(workspace, read(OURS))


@pytest.mark.parametrize(
    "table",
    [
        "District,Teacher,Suspensions\nLincoln,A,5\nLincoln,B,7\nBaker,C,9\n",
        "District,Suspensions,Suspension Rate\nLincoln,5,1.2\nBaker,7,2.3\n",
        "District,Race,Enrollment,Suspensions\nLincoln,Black,50,5\nLincoln,White,70,7\n",
        "District,Category,Race,Count\nLincoln,Enrollment,White,50\nLincoln,Suspensions,White,5\n",
        "District,Race,Suspensions\nLincoln,Black,0.5\nLincoln,White,0.7\n",
    ],
)
def test_numbers_that_may_be_something_else_are_not_taken_for_counts(table):
    readings = bringing.read([written(table)]).readings
    fields = {str(column.field) for one in readings for column in one.mapping.columns}
    assert "agg_events" not in fields


def test_counts_chosen_beside_a_rate_end_in_a_question():
    (reading,) = read(written("District,Race,Suspensions,Percent Suspended\nLincoln,Black,5,9.5\n"))
    chosen = reading.mapping.with_column("Suspensions", field=Field.AGG_EVENTS)
    with pytest.raises(Problem, match="Counts and rates are chosen together"):
        clean(Reading(reading.sheet, chosen), key=b"0" * 32, period="2023-24")


def test_the_command_line_prints_counts(capsys):
    where = ["--where", "place=Berlin School District"]
    assert main(["counts", str(SANCTIONS), *where, "--format", "json"]) == 0
    first = json.loads(capsys.readouterr().out)["tables"][0]
    assert (first["counted"], first["groups"][0]["count"]) == ("In-School Suspension", [261, 261])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["counts", "--where", "race_ethnicity=Black"], "narrowed to one place"),
        (["gaps"], "There are no rates to compare"),
        (["present", "--out", "slides.pptx"], "There are no rates to compare"),
    ],
)
def test_what_counts_cannot_be_asked_is_a_problem(capsys, arguments, said):
    command, *more = arguments
    assert main([command, str(SANCTIONS), *more]) == BAD_INPUT
    assert said in capsys.readouterr().err


def test_kinds_stand_in_the_order_of_the_file_also_beside_another_one():
    kinds = ["Expulsion", "Bus Suspension", "Out-of-School Suspension", "In-School Suspension"]
    districts = "".join(f"District {n},{n},2,3,4\n" for n in range(20))
    with workspaces.passing() as workspace:
        load(workspace, real(KENTUCKY))
        load(workspace, written(f"District,{','.join(kinds)}\n{districts}"))
        seen = counted.of_place(workspace, "District 7").kinds
        workspaces.seal(workspace)
        sealed = counted.of_place(workspace, "District 7").kinds
    assert [one.label for one in seen] == [one.label for one in sealed] == kinds
