"""What each file seems to be and what became of its rows, as a record or as lines."""

from dataclasses import asdict

from equity.chain.checked import FileReport
from equity.intake.mapping import Mapping, Reading
from equity.intake.rows import not_kept
from equity.language import _
from equity.vocabulary import FileKind


def file_record(reading: Reading, report: FileReport) -> dict[str, object]:
    """Give everything about a sheet by name; `problems` are what a person should look at."""
    sheet, mapping = reading.sheet, reading.mapping
    looks = (*(one for one in report.checks if one.needs_a_look), *not_kept(reading))
    return {
        "name": sheet.file,
        "sheet": sheet.name,
        "format": sheet.format,
        "encoding": sheet.encoding,
        "header_row": sheet.header_row,
        "kind": mapping.kind and str(mapping.kind),
        "certainty": mapping.certainty,
        **_answered_by(mapping),
        "columns": [
            {
                "label": one.label,
                "field": one.field and str(one.field),
                "certainty": one.certainty,
                "why": one.why,
                **_cells(report, one.label),
            }
            for one in mapping.columns
        ],
        "rows_in": report.rows_in,
        "rows_loaded": report.loaded,
        "rows_listed": report.listed,
        "problems": [*sheet.notes, *(one.sentence for one in looks)],
        "checks": [one.sentence for one in report.checks],
        "left_out": [asdict(one) for one in report.left_out],
    }


def _answered_by(mapping: Mapping) -> dict[str, str]:
    """Say of a survey who answered it, where no column says so."""
    is_survey = mapping.kind is FileKind.SURVEY
    return {"answered_by": str(mapping.answered_by)} if is_survey else {}


def _cells(report: FileReport, label: str) -> dict[str, int]:
    """Count the cells of a column by what they say."""
    column = next(one for one in report.columns if one.label == label)
    counts = asdict(column)
    return {name: counts[name] for name in ("filled", "missing", "masked", "unknown")}


def file_lines(reading: Reading, report: FileReport) -> list[str]:
    """Give the same as lines of text."""
    sheet, mapping = reading.sheet, reading.mapping
    place = f"{sheet.file} ({sheet.name})" if sheet.name else sheet.file
    kind = mapping.kind or _("we could not tell what this is")
    who = "".join(f", {one}" for one in _answered_by(mapping).values())
    columns = [
        f"  {one.label}: {one.field or _('left out')} ({one.certainty:.0%}). {one.why}"
        for one in mapping.columns
    ]
    checks = [f"  - {one.sentence}" for one in report.checks]
    head = f"{place}: {kind}{who} ({mapping.certainty:.0%}). {mapping.why}"
    return [head, *columns, *checks, ""]
