"""What it costs to bring files: `make bench`, or `python benchmarks/intake.py`.

The same file is read by the whole intake (read, recognise, clean, all checks) and by a plain
reader that checks nothing: `pandas.read_csv(dtype=str)` for text, openpyxl read-only for workbooks.
Each is measured in a fresh process, in turn, in seconds of CPU, which other work on the machine
changes least; the fastest of some runs counts, and both must find the same rows. `--large` also
loads a million students and three million incidents, once.
"""

import csv
import json
import os
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from telling import tell

RUNS = 3
ROOT = Path(__file__).parents[1]
RACES = ("Black or African American", "White", "Hispanic/Latino", "Asian", "Two or More Races")
ANSWERS = ("Strongly disagree", "Disagree", "Agree", "Strongly agree", "")
BEHAVIORS = ("Defiance", "Fighting", "Tardy", "Disruption", "Phone use")
ACTIONS = ("Detention", "In-school suspension", "Out-of-school suspension", "Conference")

Row = Sequence[str]


def roster(count: int) -> Iterator[Row]:
    """Give students, thirteen columns."""
    yield ("student_id", "school_year", "school", "grade", "race_ethnicity", "gender",
           "english_learner", "disability", "low_income", "last_name", "birth_date",
           "home_language", "homeless")  # fmt: skip
    for one in range(count):
        yield (f"{one:08d}", "2025-26", f"Lincoln {one % 41} Middle School", f"0{6 + one % 3}",
               RACES[one * 7 % 5], "FMX"[one * 5 % 3], "YN"[one % 2], ("Yes", "No")[one % 7 > 0],
               str(one % 2), f"Name{one % 5003}", f"{1 + one % 12}/{1 + one % 28}/{2010 + one % 4}",
               ("English", "Spanish", "Somali")[one % 3], "N")  # fmt: skip


def survey(count: int) -> Iterator[Row]:
    """Give answers to 26 questions, thirty columns."""
    questions = ("I feel safe at school", "My teachers care about me", "I belong at this school")
    names = (f"{questions[place % 3]} ({place + 1})" for place in range(26))
    yield ("ResponseId", "grade", "race", "school_year", *names)
    for one in range(count):
        answers = (ANSWERS[(one * 31 + place * place * 17 + one // 7) % 5] for place in range(26))
        yield (f"R_{one:07d}", str(6 + one % 3), RACES[one % 5], "2025-26", *answers)


def incidents(count: int) -> Iterator[Row]:
    """Give a discipline log of a million students."""
    yield ("incident_id", "student_id", "incident_date", "behavior", "location", "action", "days")
    for one in range(count):
        day = f"{(8 + one % 10) % 12 + 1}/{1 + one % 28}/{2025 + (one % 10 >= 4)}"
        yield (f"I{one:08d}", f"{one * 7 % 1_000_000:08d}", day, BEHAVIORS[one % 5], "Classroom",
               ACTIONS[one % 4], "1" if one % 4 in (1, 2) else "")  # fmt: skip


def written(path: Path, rows: Iterator[Row]) -> Path:
    """Write rows as text, or as a workbook where the name says so."""
    if path.suffix == ".xlsx":
        from openpyxl import Workbook  # noqa: PLC0415 - only where it is needed

        book = Workbook()
        sheet = book.active
        for row in rows:
            sheet.append(row)
        book.save(path)
        return path
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
    return path


def by_pandas(path: Path) -> int:
    """Read a text as pandas does, everything as text."""
    import pandas as pd  # noqa: PLC0415

    return len(pd.read_csv(path, dtype=str, na_filter=False))


def by_openpyxl(path: Path) -> int:
    """Read a workbook as openpyxl does in its fast mode."""
    from openpyxl import load_workbook  # noqa: PLC0415

    sheet = load_workbook(path, read_only=True).active
    return sum(1 for _row in sheet.iter_rows(values_only=True)) - 1


def by_intake(path: Path) -> int:
    """Take a file through the whole intake, up to the report of its rows."""
    from equity.intake.cleaning import clean  # noqa: PLC0415
    from equity.intake.columns import column_reports  # noqa: PLC0415
    from equity.intake.mapping import Reading  # noqa: PLC0415
    from equity.intake.reader import read  # noqa: PLC0415
    from equity.intake.recogniser import recognise  # noqa: PLC0415

    (sheet,) = read(path.name, path.read_bytes())
    reading = Reading(sheet, recognise(sheet))
    column_reports(reading)
    return clean(reading, key=bytes(32), period=None).loaded


WAYS: dict[str, Callable[[Path], int]] = {
    "pandas": by_pandas,
    "openpyxl": by_openpyxl,
    "intake": by_intake,
}


def measure(way: str, path: str) -> None:
    """Print rows, seconds of CPU and megabytes of one way, measured in this process."""
    import openpyxl  # noqa: F401, PLC0415 - what is loaded once is not measured

    from equity.chain import bringing  # noqa: F401, PLC0415

    before, start = megabytes(), time.process_time()
    rows = WAYS[way](Path(path))
    seconds = time.process_time() - start
    sys.stdout.write(json.dumps([rows, seconds, megabytes() - before]))


def megabytes() -> float:
    """Give the most memory that this process ever had; 0 where the system does not say."""
    about = Path("/proc/self/status")
    lines = about.read_text("utf-8").splitlines() if about.exists() else []
    return next((int(one.split()[1]) / 1024 for one in lines if one.startswith("VmHWM")), 0.0)


def measured(way: str, path: Path) -> tuple[int, float, float]:
    """Measure one way in a fresh process."""
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, __file__, "--measure", way, str(path)],
        check=True, capture_output=True, text=True, cwd=ROOT,
        env=os.environ | {"EQUITY_MAX_ROWS": "3100000", "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    rows, seconds, most = json.loads(done.stdout)
    return rows, seconds, most


def text_size(path: Path) -> float:
    """Give the megabytes of a file's text, unpacked where it is packed."""
    size = path.stat().st_size
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            size = sum(one.file_size for one in archive.infolist())
    return size / 2**20


def compare(path: Path, peer: str) -> None:
    """Print a file's line: our time beside the peer's, our memory beside the text's size."""
    runs = [(measured(peer, path), measured("intake", path)) for _run in range(RUNS)]
    assert len({rows for pair in runs for rows, *_rest in pair}) == 1, "not the same rows"  # noqa: S101
    theirs, ours = (min(run[side][1] for run in runs) for side in (0, 1))
    memory = min(run[1][2] for run in runs)
    tell(
        f"{path.name:<12} {runs[0][0][0]:>9,} rows {text_size(path):>5.0f} MB"
        f" | {peer} {theirs:5.2f} s  intake {ours:5.2f} s  {ours / theirs:4.2f} x its time"
        f" | intake at most {memory:4.0f} MB, {memory / text_size(path):3.1f} x the text"
    )


def load(paths: Sequence[Path]) -> None:
    """Bring files and load them as the app does; print the time and the memory."""
    os.environ["EQUITY_MAX_ROWS"] = "3100000"
    from equity.chain import bringing, workspaces  # noqa: PLC0415

    start, before = time.perf_counter(), megabytes()
    brought = bringing.read([(one.name, one.read_bytes()) for one in paths])
    read = time.perf_counter()
    with workspaces.passing() as workspace:
        report = bringing.load(workspace, brought.readings)
    for one in report.files:
        tell(f"{one.file}: {one.rows_in:,} rows in, {one.loaded:,} loaded, {one.listed:,} listed")
    tell(
        f"read in {read - start:.0f} s, loaded in {time.perf_counter() - read:.0f} s, "
        f"at most {megabytes() - before:.0f} MB more memory"
    )


def main(arguments: Sequence[str]) -> None:
    """Measure what is asked."""
    if arguments[:1] == ["--measure"]:
        measure(*arguments[1:])
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if "--large" in arguments:
            load([written(folder / "roster_2025-26.csv", roster(1_000_000)),
                  written(folder / "log_2025-26.csv", incidents(3_000_000))])  # fmt: skip
            return
        compare(written(folder / "roster.csv", roster(1_000_000)), "pandas")
        compare(written(folder / "survey.csv", survey(300_000)), "pandas")
        compare(written(folder / "roster.xlsx", roster(100_000)), "openpyxl")


if __name__ == "__main__":
    main(sys.argv[1:])
