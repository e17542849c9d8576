"""What to show where nobody chose: the clearest gaps, and beside every finding what works."""

from collections.abc import Sequence
from dataclasses import replace

from equity.presentation.deck import FindingSlide
from equity.privacy.table import SafeTable
from equity.story import findings, sentences
from equity.story.findings import Finding

GAPS, STRENGTHS = 7, 3
"""With the first and the last slide they make twelve."""


def from_findings(tables: Sequence[SafeTable]) -> tuple[FindingSlide, ...]:
    """Give slides of the clearest gaps and strengths of an answer, the gaps first."""
    gaps = findings.clearest_gaps(tables, GAPS)
    works = [one for one in findings.strengths(tables, len(tables)) if one.group]
    chosen = []
    for one in (*gaps, *works[:STRENGTHS]):
        table = _behind(one, tables)
        alike = tuple(other for other in tables if other.by == table.by)
        chosen.append((FindingSlide(title=one.sentence, table=table, group=one.group), alike))
    return with_strengths(chosen)


def with_strengths(
    pairs: Sequence[tuple[FindingSlide, Sequence[SafeTable]]],
) -> tuple[FindingSlide, ...]:
    """Give slides, each with a strength of the answer that it comes from; none is said twice."""
    said = {slide.original for slide, _tables in pairs}
    slides = []
    for slide, tables in pairs:
        works = findings.strengths(tables, len(tables))
        strength = next((one.sentence for one in works if one.sentence not in said), "")
        said.add(strength)
        slides.append(replace(slide, strength=strength))
    return tuple(slides)


def _behind(found: Finding, tables: Sequence[SafeTable]) -> SafeTable:
    """Give the table that a finding is about: a group's name alone can be of two dimensions."""
    return next(
        table
        for table in tables
        if table.measure.key == found.measure
        and table.group(*found.group)
        and sentences.finding(table, found.group) == found.sentence
    )
