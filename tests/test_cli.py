"""The command line on schools whose rows are known, against figures computed by statsmodels."""

import json
import sys
from collections import Counter
from pathlib import Path

import pytest
from pptx import Presentation
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from equity.cli import main

sys.path.insert(0, str(Path(__file__).with_name("chain")))
from messy_school import ANSWERS, ITEMS, School, files, school

SEEDS = range(8)


def written(folder: Path, seed: int) -> tuple[School, list[str]]:
    known = school(seed)
    paths = []
    for name, content in files(known, seed):
        (folder / name).write_bytes(content)
        paths.append(str(folder / name))
    return known, paths


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict:
    assert main(arguments) == 0, capsys.readouterr().err
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("seed", SEEDS)
def test_suspensions_of_a_messy_school_are_those_of_its_known_rows(tmp_path, capsys, seed):
    known, paths = written(tmp_path, seed)
    told = printed(
        capsys, "gaps", *paths, "--by", "race_ethnicity", "--measure", "suspended",
        "--view", "staff", "--min-group", "1", "--format", "json",
    )  # fmt: skip
    (table,) = told["tables"]
    n = Counter(one.race for one in known.students)
    k = Counter(one.race for one in known.students if any(one.incidents))
    recorded = {race for race in n if race}
    shown = {one["group"][0]: one for one in table["groups"]}
    assert set(shown) == recorded | ({"Not recorded"} if n[None] else set())
    for race in recorded:
        others_n = sum(n[other] for other in recorded - {race})
        others_k = sum(k[other] for other in recorded - {race})
        check_share(shown[race], (k[race], n[race]), (others_k, others_n))


def check_share(group: dict, mine: tuple[int, int], others: tuple[int, int]) -> None:
    assert group["n"] == [mine[1]] * 2
    assert group["k"] == [mine[0]] * 2
    rate, other_rate = mine[0] / mine[1], others[0] / others[1]
    assert group["rate"] == pytest.approx([rate] * 2)
    assert group["others_rate"] == pytest.approx([other_rate] * 2)
    assert group["difference"] == pytest.approx([rate - other_rate] * 2)
    assert group["ratio"] == pytest.approx([rate / other_rate] * 2)
    assert group["excess"] == pytest.approx([mine[0] - mine[1] * other_rate] * 2)
    wilson = proportion_confint(*mine, method="wilson")
    assert (group["rate_low"], group["rate_high"]) == pytest.approx(wilson)
    newcombe = confint_proportions_2indep(*mine, *others, method="newcomb", compare="diff")
    assert (group["difference_low"], group["difference_high"]) == pytest.approx(newcombe)
    score = confint_proportions_2indep(*mine, *others, method="score", compare="ratio")
    assert (group["ratio_low"], group["ratio_high"]) == pytest.approx(score, rel=1e-6)


@pytest.mark.parametrize("seed", SEEDS)
def test_topics_and_items_of_a_messy_survey_are_those_of_its_known_answers(tmp_path, capsys, seed):
    known, paths = written(tmp_path, seed)
    told = printed(
        capsys, "gaps", *paths, "--by", "grade", "--view", "staff", "--min-group", "1",
        "--format", "json",
    )  # fmt: skip
    rates = {
        (table["measure"], one["group"][0]): one["rate"]
        for table in told["tables"]
        for one in table["groups"]
    }
    for grade in ("6", "7", "8"):
        people = [one for one in known.respondents if one.grade == grade]
        good = [
            [None if a is None else a >= ANSWERS.index("Agree") for a in one.answers]
            for one in people
        ]
        belonging = [[a for a in one[:2] if a is not None] for one in good]
        means = [sum(one) / len(one) for one in belonging if one]
        assert rates["topic.belonging", grade] == pytest.approx([sum(means) / len(means)] * 2)
        safe = [one[3] for one in good if one[3] is not None]
        item = next(key for key, _ in rates if key.startswith("item.") and "safe" in key)
        assert rates[item, grade] == pytest.approx([sum(safe) / len(safe)] * 2)
    assert len({key for key, _ in rates if key.startswith("item.")}) == len(ITEMS)


def test_the_room_gives_no_number_of_students(tmp_path, capsys):
    _known, paths = written(tmp_path, 1)
    told = printed(capsys, "gaps", *paths, "--format", "json")
    groups = [one for table in told["tables"] for one in table["groups"]]
    assert told["view"] == "room"
    assert any(one["shown"] for one in groups)
    assert all(one["n"] is None and one["k"] is None for one in groups)
    hidden = [one for one in groups if not one["shown"]]
    numbers = ("rate", "others_rate", "difference", "ratio", "excess", "size", "evidence")
    assert all(one[name] is None for one in hidden for name in numbers)


@pytest.mark.parametrize("form", ["table", "csv"])
def test_other_forms_say_the_same_groups(tmp_path, capsys, form):
    _known, paths = written(tmp_path, 2)
    assert main(["gaps", *paths, "--by", "gender", "--measure", "referred", "--format", form]) == 0
    out = capsys.readouterr().out
    assert "Girls" in out
    assert "Boys" in out


@pytest.mark.parametrize(
    ("extra", "said"),
    [
        (["--min-group", "5"], "10"),
        (["--by", "shoe_size"], "race_ethnicity"),
        (["--measure", "happiness"], "suspended"),
        (["--where", "grade"], "DIMENSION=GROUP"),
        (["--where", "grade=12"], "7"),
        (["--map", "Nothing=gender"], "Nothing"),
        (["--value", "Nothing:1=Asian"], "Nothing"),
        (["--year", "2026"], "2025-26"),
        (["--by", "gender", "--compared-with", "Martians"], "Girls"),
        (["--by", "grade,gender", "--where", "disability=Students with disabilities"], "Three"),
    ],
)
def test_bad_input_ends_with_two_and_says_what_to_do(tmp_path, capsys, extra, said):
    _known, paths = written(tmp_path, 3)
    assert main(["gaps", *paths, *extra]) == 2
    printed_out, printed_err = capsys.readouterr()
    assert printed_out == ""
    assert said in printed_err


def test_a_missing_file_is_a_problem_not_a_traceback(tmp_path, capsys):
    assert main(["inspect", str(tmp_path / "none.csv")]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "none.csv" in err


@pytest.mark.parametrize("seed", SEEDS)
def test_inspect_accounts_for_every_row(tmp_path, capsys, seed):
    _known, paths = written(tmp_path, seed)
    told = printed(capsys, "inspect", *paths, "--json")
    assert {one["kind"] for one in told["files"]} == {"roster", "incidents", "survey"}
    for one in told["files"]:
        assert one["rows_in"] == one["rows_loaded"] + one["rows_listed"]
        assert one["rows_loaded"] > 0
        assert all(column["why"] for column in one["columns"])


def test_a_meaning_given_by_hand_is_used(tmp_path, capsys):
    _known, paths = written(tmp_path, 4)
    told = printed(capsys, "inspect", *paths, "--json")
    roster = next(one for one in told["files"] if one["kind"] == "roster")
    label = next(one["label"] for one in roster["columns"] if one["field"] == "disability")
    told = printed(capsys, "inspect", *paths, "--json", "--map", f"{label}=own_group")
    roster = next(one for one in told["files"] if one["kind"] == "roster")
    assert [one["field"] for one in roster["columns"] if one["label"] == label] == ["own_group"]


def test_a_year_and_values_given_by_hand_are_used(tmp_path, capsys):
    path = tmp_path / "export.csv"
    path.write_text("Student ID,Race\n" + "".join(f"{n:03d},{n % 2 + 1}\n" for n in range(8)))
    told = printed(capsys, "inspect", str(path), "--json")
    assert "We do not know the school year" in " ".join(told["files"][0]["problems"])
    values = ("--value", "Race:1=Asian", "--value", "Race:2=White")
    told = printed(capsys, "inspect", str(path), "--json", "--year", "2025-26", *values)
    assert told["files"][0]["rows_loaded"] == 8
    assert "written in numbers" not in " ".join(told["files"][0]["problems"])


def test_slides_of_the_clearest_findings_are_written(tmp_path, capsys):
    _known, paths = written(tmp_path, 5)
    out = tmp_path / "slides.pptx"
    assert main(["present", *paths, "--out", str(out)]) == 0
    assert "slides.pptx" in capsys.readouterr().out
    assert len(Presentation(str(out)).slides) > 2


def test_slides_that_cannot_be_written_are_a_problem(tmp_path, capsys):
    _known, paths = written(tmp_path, 5)
    assert main(["present", *paths, "--out", str(tmp_path / "nowhere" / "slides.pptx")]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "slides.pptx" in told.err


def test_staff_are_told_beside_students_and_have_no_groups(tmp_path, capsys):
    rows = "".join(
        f"{8 - n % 2},{('Disagree', 'Agree')[n % 4 > 0]},{('Agree', 'Disagree')[n % 3 > 0]}\n"
        for n in range(40)
    )
    path = tmp_path / "staff_survey_2025-26.csv"
    path.write_text(f"Grade,I feel safe here,I enjoy lunch\n{rows}")
    (file,) = printed(capsys, "inspect", str(path), "--json")["files"]
    assert file["answered_by"] == "survey_staff"
    told = printed(capsys, "gaps", str(path), "--format", "json")["tables"]
    (safe,) = (one for one in told if one["measure"] == "topic.staff-safety")
    assert (safe["population"], safe["by"]) == ("survey_staff", [])
    (everyone,) = safe["groups"]
    assert (everyone["group"], everyone["rate"]) == ([], [0.745, 0.755])
    assert main(["gaps", str(path)]) == 0
    assert "Staff         75            40 to 54" in capsys.readouterr().out
    assert main(["gaps", str(path), "--measure", safe["measure"], "--by", "grade"]) == 2
    assert capsys.readouterr().err
