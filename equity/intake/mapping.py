"""What a file is taken to be: proposed by the recogniser, corrected and confirmed by a person."""

import dataclasses
from dataclasses import dataclass, replace

from equity.intake.sheet import Sheet
from equity.language import _
from equity.problems import Problem
from equity.vocabulary import Field, FileKind, Population

SURE_TO_LEAVE_OUT = 0.9
"""From this certainty on a sheet without a kind is left out for a reason."""

ONLY_PUBLISHED = frozenset(
    {
        *(Field.AGG_GROUP, Field.AGG_NUMERATOR, Field.AGG_DENOMINATOR, Field.AGG_RATE),
        *(Field.AGG_PERCENT, Field.AGG_FRACTION, Field.AGG_DIMENSION, Field.AGG_OUTCOME),
        Field.AGG_PART,
        Field.AGG_EVENTS,
    }
)
"""Meanings that a column has in no other kind of file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMapping:
    """What one column means; `field` None leaves it out.

    `topic`, `scale` (a name of likert.json) and `reverse` (a high answer is bad news) belong to
    survey items. `certainty` runs from 0 to 1; `why` is one plain sentence; `preview` holds a few
    distinct values, none of ids, names, contacts, birth dates or free text. `meanings` are the
    words that a person gave for values (folded), such as {"4": "Asian"}.
    """

    label: str
    field: Field | None
    certainty: float
    why: str
    preview: tuple[str, ...] = ()
    topic: str | None = None
    scale: str | None = None
    reverse: bool = False
    meanings: dict[str, str] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """What a whole sheet is taken to be. `kind` None: we could not tell.

    `period` is the school year ("2025-26") of all rows where no column says it, None if unknown.
    `measure` is what a published file counts (a key of `PUBLISHED`), None if unknown.
    `answered_by` is who answered a survey, where no column says it.
    `in_combination` are the races that a person wants to group by alone or with others too.
    """

    kind: FileKind | None
    certainty: float
    why: str
    columns: tuple[ColumnMapping, ...]
    period: str | None = None
    measure: str | None = None
    answered_by: Population = Population.SURVEY_STUDENTS
    in_combination: tuple[str, ...] = ()

    @property
    def is_left_out(self) -> bool:
        """Tell whether the sheet is known well enough to say that it is none of ours."""
        return self.kind is None and self.certainty >= SURE_TO_LEAVE_OUT

    def column(self, label: str) -> ColumnMapping:
        """Give what a column means; a Problem lists the columns where none has that name."""
        for one in self.columns:
            if one.label == label:
                return one
        names = ", ".join(f"'{one.label}'" for one in self.columns)
        raise Problem(
            f"There is no column '{label}'",
            f"The file has the columns {names}.",
            "Use one of these names, spelled the same way.",
        )

    def with_column(self, label: str, **changes: object) -> "Mapping":
        """Give the mapping with one column corrected by a person (then it is certain).

        Where the kind of file is not known, a meaning that only published files have tells it.
        """
        known = self.column(label)
        changed = replace(known, certainty=1.0, why=_("You chose this"), **changes)  # type: ignore[arg-type]
        kind = FileKind.PUBLISHED if changed.field in ONLY_PUBLISHED else None
        return replace(
            self,
            kind=self.kind or kind,
            columns=tuple(changed if one is known else one for one in self.columns),
        )

    def with_meaning(self, label: str, value: str, meaning: str) -> "Mapping":
        """Give the mapping with one value (folded) of a column explained by a person."""
        known = self.column(label)
        return self.with_column(label, meanings=known.meanings | {value: meaning})

    def with_kind(self, kind: FileKind | None) -> "Mapping":
        """Give the mapping with the kind of file corrected by a person."""
        return replace(self, kind=kind, certainty=1.0, why=_("You chose this"))

    def alike(self, column: ColumnMapping) -> tuple[str, ...]:
        """Give the labels of the columns that have its codes: all days of a table of days."""
        is_code = column.field is Field.ATTENDANCE_CODE
        return self.labels_of(Field.ATTENDANCE_CODE) if is_code else (column.label,)

    def explained(self, column: ColumnMapping) -> ColumnMapping:
        """Give a column with what a person said of its codes at any column that has them."""
        same = self.alike(column)
        if len(same) == 1:
            return column
        said = [one.meanings for one in self.columns if one.label in same]
        return replace(column, meanings={raw: word for one in said for raw, word in one.items()})

    def labels_of(self, field: Field) -> tuple[str, ...]:
        """Give the labels of all columns that have this meaning."""
        return tuple(one.label for one in self.columns if one.field is field)


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """One sheet and what it is taken to be."""

    sheet: Sheet
    mapping: Mapping
