"""The same chain without a screen, as analysts script it.

    python -m equity inspect FILE...      what the files seem to be, and what became of their rows
    python -m equity gaps FILE...         the gaps, as a table, CSV or JSON
    python -m equity counts FILE...       what a published table only counts, without rates
    python -m equity present FILE...      slides of the clearest gaps and strengths
    python -m equity shown FILE...        everything that the room can ever show

The files are read into a workspace that is gone when the command ends. Bad input ends with exit
code 2, the Problem on standard error and nothing on standard output.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from equity.chain import (
    answering,
    bringing,
    counted,
    presenting,
    sharing,
    showing,
    side_by_side,
    workspaces,
)
from equity.chain.bringing import Brought
from equity.chain.inspected import file_lines, file_record
from equity.chain.inspecting import with_meanings, with_values, with_year
from equity.language import _
from equity.privacy.table import SafeTable
from equity.problems import Problem
from equity.question import Only, Question
from equity.store.workspace import Workspace
from equity.story.figures import usual_number
from equity.story.plain import as_csv, as_text, counts_as_text
from equity.story.records import counted_record, table_record
from equity.vocabulary import EVERYONE_ELSE, PLACE, View

BAD_INPUT = 2
JSON_VERSION = 1


def main(arguments: Sequence[str]) -> int:
    """Run one command and give its exit code: 0, or 2 with the Problem on standard error."""
    asked = _parser().parse_args(arguments)
    try:
        output: str = asked.run(asked)
    except Problem as problem:
        print(problem, file=sys.stderr)
        return BAD_INPUT
    print(output)
    return 0


def inspect(asked: argparse.Namespace) -> str:
    """Say what each file seems to be and what became of its rows."""
    readings = _read(asked).readings
    checked = list(zip(readings, bringing.check(readings), strict=True))
    if asked.json:
        files = [file_record(*one) for one in checked]
        return json.dumps({"files": files}, ensure_ascii=False, indent=2)
    return "\n".join(line for one in checked for line in file_lines(*one))


def gaps(asked: argparse.Namespace) -> str:
    """Answer the asked question, or every dimension and measure, from the files."""
    brought = _read(asked)
    with workspaces.passing() as workspace:
        bringing.load_all(workspace, brought.readings)
        asked_for = _questions(workspace, asked)
        tables = answering.scan(
            workspace, asked_for, view=View(asked.view), min_group=asked.min_group
        )
    if asked.format == "json":
        return _as_json(tables, asked)
    return as_csv(tables) if asked.format == "csv" else as_text(tables)


def counts(asked: argparse.Namespace) -> str:
    """Print what published tables only count in one place."""
    place = _place(asked)
    brought = _read(asked)
    with workspaces.passing() as workspace:
        bringing.load_all(workspace, brought.readings)
        tables = counted.everything(workspace, place)
    if asked.format == "json":
        return _as_lines({"tables": [counted_record(one) for one in tables]})
    return counts_as_text(tables)


def present(asked: argparse.Namespace) -> str:
    """Write slides of the clearest gaps and strengths and say where they are."""
    only = tuple(_only(text) for text in asked.where)
    readings = _read(asked).readings
    presenting.present(readings, asked.out, _told, only=only, compared_with=asked.compared_with)
    return _("The slides are in '{name}'.", name=asked.out.name)


def shown(asked: argparse.Namespace) -> str:
    """Print everything that the room can ever show of the persons in the files.

    A .ecop file has no rows: what it holds is printed.
    """
    first, *others = asked.files
    if first.suffix == f".{sharing.ENDING}" and not others:
        with sharing.passing(first.name, _bytes(first)) as workspace:
            return _as_lines(showing.shown(workspace, k=asked.min_group))
    brought = _read(asked)
    with workspaces.passing() as workspace:
        bringing.load_all(workspace, brought.readings)
        return _as_lines(showing.shown(workspace, k=asked.min_group))


def _as_lines(record: showing.Record) -> str:
    return json.dumps(record, ensure_ascii=False, allow_nan=False, indent=1)


def _told(_share: float, words: str) -> None:
    print(words, file=sys.stderr)


def _read(asked: argparse.Namespace) -> Brought:
    files = [(path.name, _bytes(path)) for path in asked.files]
    brought = bringing.read(files, _reading if sys.stderr.isatty() else bringing.unseen)
    for problem in brought.problems:
        raise problem
    brought = with_values(with_meanings(brought, asked.map), asked.value)
    return with_year(brought, asked.year) if asked.year else brought


def _reading(share: float, words: str) -> None:
    """Keep one line up to date while files are read."""
    print(f"\r\033[K{words}", end="\n" if share >= 1 else "", file=sys.stderr, flush=True)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Problem(
            _("We cannot open '{name}'", name=path.name),
            _("The computer says: {reason}.", reason=error.strerror or "unknown"),
            _("Check the file's name and place."),
        ) from error


def _questions(workspace: Workspace, asked: argparse.Namespace) -> list[Question]:
    measures = answering.measures(workspace)
    keys = (asked.measure,) if asked.measure else tuple(one.key for one in measures)
    only = tuple(_only(text) for text in asked.where)
    filtered = {one.dimension for one in only}
    ways = [one.name for one in answering.dimensions(workspace) if not one.only_filters]
    breakdowns = (
        [tuple(asked.by.split(","))]
        if asked.by
        else [(name,) for name in ways if name not in filtered]
    )
    if asked.measure and not asked.by and side_by_side.is_of_others(workspace, asked.measure):
        breakdowns = [()]
    narrowed = asked.measure or asked.by or only or asked.compared_with != EVERYONE_ELSE
    others = () if narrowed else side_by_side.of_others(workspace, asked.period)
    questions = [
        Question(
            measures=keys, by=by, only=only, compared_with=asked.compared_with, period=asked.period
        )
        for by in (breakdowns if keys else ())
    ]
    return [*questions, *others]


def _only(text: str) -> Only:
    dimension, equals, group = text.partition("=")
    if not equals:
        raise Problem(
            _("We do not understand the filter '{text}'", text=text),
            _("A filter names a dimension and one of its groups."),
            _("Write it as DIMENSION=GROUP, such as --where grade=7."),
        )
    return Only(dimension.strip(), group.strip())


def _place(asked: argparse.Namespace) -> str | None:
    """Give the place that counts are asked of, which is all that they can be narrowed to."""
    only = [_only(text) for text in asked.where]
    if any(one.dimension != PLACE for one in only) or len(only) > 1:
        raise Problem(
            _("Counts are narrowed to one place, and to nothing else"),
            _("Every group of that place is printed."),
            _("Write one filter: --where 'place=NAME'."),
        )
    return only[0].group if only else None


def _as_json(tables: Sequence[SafeTable], asked: argparse.Namespace) -> str:
    record = {
        "version": JSON_VERSION,
        "source": ", ".join(path.name for path in asked.files),
        "view": asked.view,
        "compared_with": asked.compared_with,
        "tables": [table_record(table) for table in tables],
    }
    return json.dumps(record, ensure_ascii=False, allow_nan=False, indent=2)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m equity",
        description="From a school's own files to its gaps, without a screen.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    files = argparse.ArgumentParser(add_help=False)
    files.add_argument("files", nargs="+", type=Path, metavar="FILE")
    files.add_argument("--map", action="append", default=[], metavar="COLUMN=FIELD")
    files.add_argument("--year", metavar="2025-26", help="school year of files that do not say")
    files.add_argument("--value", action="append", default=[], metavar="COLUMN:VALUE=MEANING")
    asked = argparse.ArgumentParser(add_help=False)
    asked.add_argument("--where", action="append", default=[], metavar="DIM=VALUE")
    asked.add_argument("--compared-with", default=EVERYONE_ELSE, metavar="rest|all|GROUP")

    one = commands.add_parser("inspect", parents=[files], help="say what the files seem to be")
    one.add_argument("--json", action="store_true")
    one.set_defaults(run=inspect)

    two = commands.add_parser(
        "gaps",
        parents=[files, asked],
        help="print the gaps",
        epilog=f"Shares: 0 to 1; events: per 100; ranges: [low, high]. Room view: {usual_number()}",
    )
    two.add_argument("--by", metavar="DIM[,DIM]")
    two.add_argument("--measure", metavar="M")
    two.add_argument("--period", metavar="P")
    two.add_argument("--view", choices=[str(view) for view in View], default=str(View.ROOM))
    two.add_argument("--min-group", type=int, default=answering.MIN_GROUP, metavar="N")
    two.add_argument("--format", choices=["table", "csv", "json"], default="table")
    two.set_defaults(run=gaps)

    three = commands.add_parser("present", parents=[files, asked], help="write slides")
    three.add_argument("--out", type=Path, required=True, metavar="X.pptx")
    three.set_defaults(run=present)

    _add_others(commands, files)
    return parser


def _add_others(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", files: argparse.ArgumentParser
) -> None:
    four = commands.add_parser("shown", parents=[files], help="print all that the room can show")
    four.add_argument("--min-group", type=int, default=answering.MIN_GROUP, metavar="N")
    four.add_argument("--format", choices=["json"], default="json")
    four.set_defaults(run=shown)

    five = commands.add_parser("counts", parents=[files], help="print counts without rates")
    five.add_argument("--where", action="append", default=[], metavar="place=NAME")
    five.add_argument("--format", choices=["table", "json"], default="table")
    five.set_defaults(run=counts)
