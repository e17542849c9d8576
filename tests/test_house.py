"""The laws of the house hold, and each law can be broken: a broken example shows it."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import laws
import laws_of_leaving

ROOT = Path(__file__).parents[1]
PAGES = sorted(ROOT.glob("pages/**/*.py"))
EQUITY = sorted(ROOT.glob("equity/**/*.py"))
SHELTERED = {".git", ".venv", "build", ".hypothesis"}
TOP = {
    *("app.py", "pages", "equity", "sample_data", "tests", "benchmarks", "docs", ".ci"),
    *(".streamlit", ".gitignore", "README.md", "LICENSE", "Makefile", "pyproject.toml"),
    *("requirements.txt", "requirements-dev.txt"),
}
BINARY = {".png", ".xls", ".xlsx", ".duckdb", ".ico", ".parquet", ".ttf", ".gz"}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def texts() -> list[Path]:
    return [
        path
        for path in sorted(ROOT.rglob("*"))
        if path.is_file()
        and path.suffix not in BINARY
        and not any(part in SHELTERED or "cache" in part for part in path.relative_to(ROOT).parts)
    ]


def holds(law, paths: list[Path], *, except_for: str | tuple[str, ...] = "-") -> None:
    """Ask one law of many files; the complaint names file and line."""
    broken = [
        f"{name_of(path)}: {complaint}"
        for path in paths
        if not name_of(path).startswith(except_for)
        for complaint in law(path.read_text("utf-8"))
    ]
    assert paths
    assert broken == []


def strangers(root: Path) -> list[str]:
    """Give what the repository keeps at its top and nobody expects there."""
    kept = run("git", "ls-files", folder=root).stdout.split("\n")
    assert "app.py" in kept
    return sorted({path.split("/")[0] for path in kept if path} - TOP)


def run(*command, folder: Path) -> subprocess.CompletedProcess:
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_a_page_asks_and_shows_and_does_nothing_else():
    holds(laws.page, PAGES)


def test_every_page_stands_one_folder_down():
    assert [line for path in PAGES for line in laws.page_place(name_of(path))] == []


def test_the_frame_is_short_and_imports_only_what_a_page_may():
    holds(laws.frame, [ROOT / "app.py"])


def test_safe_tables_are_made_in_one_place_only():
    for place in laws.SAFE_TYPES:
        assert laws.gate((ROOT / place).read_text("utf-8"))
        assert laws.gate((ROOT / place).read_text("utf-8"), place) == []
    holds(laws.gate, [*EQUITY, *PAGES], except_for=tuple(laws.SAFE_TYPES))


def test_sql_is_run_in_the_store_only():
    assert any(laws.sql(path.read_text("utf-8")) for path in ROOT.glob("equity/store/*.py"))
    holds(laws.sql, [*EQUITY, *PAGES], except_for="equity/store/")


def test_tables_pictures_and_files_leave_through_one_door():
    assert laws_of_leaving.leaving((ROOT / laws_of_leaving.DOOR).read_text("utf-8"))
    screen = [path for path in EQUITY if "equity/ui/" in name_of(path)]
    holds(
        laws_of_leaving.leaving, [*screen, *PAGES, ROOT / "app.py"], except_for=laws_of_leaving.DOOR
    )


def test_a_bare_value_in_a_page_is_not_shown():
    settings = tomllib.loads((ROOT / ".streamlit/config.toml").read_text("utf-8"))
    assert settings["runner"]["magicEnabled"] is False
    assert settings["client"]["showErrorDetails"] == "none"


def test_no_file_has_two_subjects():
    holds(laws.too_long, [*EQUITY, *PAGES, *sorted(ROOT.glob("tests/**/*.py"))])


def test_no_text_names_a_machine_or_a_registry():
    holds(laws.foreign_words, texts())


def test_the_top_of_the_house_holds_only_what_belongs_there():
    assert strangers(ROOT) == []


def test_a_stranger_at_the_top_of_the_house_is_seen(tmp_path):
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    (tmp_path / "app.py").touch()
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "trial.csv").touch()
    subprocess.run(["git", "-C", tmp_path, "add", "."], check=True)
    assert strangers(tmp_path) == ["files"]


def test_every_package_has_its_reason_in_the_readme():
    readme = (ROOT / "README.md").read_text("utf-8")
    for name in ("requirements.txt", "requirements-dev.txt"):
        assert laws.requirement_reasons((ROOT / name).read_text("utf-8"), readme) == []


def test_the_map_names_every_room():
    found = {path.parent.name for path in ROOT.glob("equity/*/__init__.py")}
    found |= {path.stem for path in ROOT.glob("equity/*.py")} - {"__init__", "__main__"}
    map_text = (ROOT / "equity/__init__.py").read_text("utf-8")
    assert laws.rooms_on_map(found, map_text) == []


def test_the_core_does_not_load_streamlit():
    modules = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for path in EQUITY
        if "equity/ui/" not in name_of(path) and path.name != "__main__.py"
    ]
    program = f"import sys, {', '.join(modules)}; print('streamlit' in sys.modules)"
    done = run(sys.executable, "-c", program, folder=ROOT)
    assert (done.stdout.strip(), done.stderr) == ("False", "")


def test_numpy_is_told_to_work_in_one_thread_before_the_app_loads_it():
    program = (
        "import os, sys; os.environ.pop('OPENBLAS_NUM_THREADS', None); import streamlit.web.cli;"
        "early = 'numpy' in sys.modules; import equity;"
        "print(early, os.environ['OPENBLAS_NUM_THREADS'])"
    )
    assert run(sys.executable, "-c", program, folder=ROOT).stdout.strip() == "False 1"


BROKEN = [
    (laws.page, "import pandas as pd", "does not import pandas"),
    (laws.page, "from equity.store import counts", "does not import equity.store"),
    (laws.page, "from equity import store", "does not import equity"),
    (laws.page, "from equity.story.findings import clearest_gaps", "does not import equity.story"),
    (laws.page, "def total(): ...", "defines nothing"),
    (laws.page, "class Total: ...", "defines nothing"),
    (laws.page, "try:\n    x = 1\nexcept ValueError:\n    x = 2", "catches nothing"),
    (laws.page, "st.session_state['x'] = 1", "keeps no state"),
    (laws.page, "x = 1\n" * 61, "61 lines, at most 60"),
    (laws.frame, "import duckdb", "does not import duckdb"),
    (laws.frame, "x = 1\n" * 41, "41 lines, at most 40"),
    (laws.page_place, "pages/gaps.py", "is not pages/"),
    (laws.page_place, "pages/look/deep/gaps.py", "is not pages/"),
    (laws.too_long, "x = 1\n" * 261, "261 lines, at most 260"),
    (laws.gate, "table = SafeTable(groups=())", "made outside the gate"),
    (laws.gate, "one = table.SafeGroup(group=())", "made outside the gate"),
    (laws.gate, "one = SafeVoice(group=())", "made outside the gate"),
    (laws.gate, "one = comments.SafeQuote(text='')", "made outside the gate"),
    (laws.gate, "from equity.privacy.table import SafeTable as Other", "another name"),
    (laws.sql, "cursor.execute('select 1')", "runs SQL"),
    (laws_of_leaving.leaving, "st.dataframe(rows)", "st.dataframe does not"),
    (laws_of_leaving.leaving, "st.write(rows)", "st.write does not"),
    (laws_of_leaving.leaving, "st.download_button('x', rows)", "st.download_button does not"),
    (laws_of_leaving.leaving, "st.column_config", "st.column_config does not"),
    (laws_of_leaving.leaving, "place.vega_lite_chart(spec)", ".vega_lite_chart(...) does not"),
    (laws_of_leaving.leaving, "st.container().data_editor(rows)", ".data_editor(...) does not"),
    (laws_of_leaving.leaving, "other = st", "Streamlit under another name"),
    (laws_of_leaving.leaving, "getattr(st, 'table')(rows)", "Streamlit under another name"),
    (laws_of_leaving.leaving, "import streamlit as other", "streamlit as other"),
    (laws_of_leaving.leaving, "import streamlit.components.v1 as v1", "streamlit.components.v1"),
    (laws_of_leaving.leaving, "from streamlit import table", "table does not"),
    (laws.foreign_words, "open('/ho" + "me/ana/file.csv')", "line 1: /ho" + "me/a"),
    (laws.foreign_words, r"C:\Us" + r"ers\ana", r"line 1: C:\Us" + "ers"),
    (laws.foreign_words, "--extra-index" + "-url x", "index" + "-url"),
]


@pytest.mark.parametrize(("law", "example", "complaint"), BROKEN)
def test_a_broken_law_is_seen(law, example, complaint):
    assert any(complaint in line for line in law(example))


ALLOWED = """
import streamlit as st
from equity.language import _
from equity.question import Question
from equity.story.findings import Finding
from equity.ui import answers, show
from equity.vocabulary import View

st.title(_("Gaps"))
"""


def test_a_good_page_breaks_no_law():
    assert laws.page(ALLOWED) == []


def test_a_package_without_a_reason_is_seen():
    readme = "| `pandas` | reads the files |\n| `numpy` |  |\n"
    assert laws.requirement_reasons("pandas~=3.1\n", readme) == []
    assert laws.requirement_reasons("numpy~=2.4\n", readme) == ["numpy has no reason in the README"]


def test_a_room_that_is_missing_on_the_map_is_seen():
    assert laws.rooms_on_map({"gaps", "ui"}, "gaps    arithmetic only\ncli  the same\n") == [
        "ui is not on the map",
        "cli is on the map but not there",
    ]


CONTRACTS = [
    ("arrow", "equity/gaps/gap.py", "import equity.privacy.table"),
    ("arrow", "equity/vocabulary.py", "import equity.question"),
    ("rows", "equity/intake/sheet.py", "import equity.store"),
    ("gate", "equity/story/__init__.py", "import equity.store"),
    ("below", "equity/store/__init__.py", "import equity.privacy.table"),
    ("streamlit", "equity/chain/__init__.py", "import streamlit"),
    ("duckdb", "equity/intake/__init__.py", "import duckdb"),
    ("altair", "equity/ui/__init__.py", "import altair"),
]


@pytest.mark.parametrize(("contract", "file", "line"), CONTRACTS)
def test_a_broken_import_contract_is_seen(contract, file, line, tmp_path):
    shutil.copytree(ROOT / "equity", tmp_path / "equity", ignore=shutil.ignore_patterns("__py*"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    lint = (Path(sys.executable).with_name("lint-imports"), "--no-cache", "--contract", contract)
    kept = run(*lint, folder=tmp_path)
    assert "Contracts: 1 kept, 0 broken" in kept.stdout
    with (tmp_path / file).open("a", encoding="utf-8") as source:
        source.write(f"\n{line}\n")
    broken = run(*lint, folder=tmp_path)
    assert "Contracts: 0 kept, 1 broken" in broken.stdout
