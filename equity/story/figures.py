"""What the picture of a finding means, in one line over it."""

from collections.abc import Iterable, Sequence

from equity.gaps.gap import Gap
from equity.language import _
from equity.numbers import Bounded
from equity.privacy.table import SafeTable
from equity.story import alone, amounts, published
from equity.story.answers import answer_words
from equity.story.sentences import of
from equity.vocabulary import Population, Unit


def how_to_read(table: SafeTable, group: tuple[str, ...]) -> str:
    """Say in one line what the picture of a group and its comparison means."""
    if table.by and not group:
        return _of_bars(table)
    one = of(table, group)
    if one and published.is_masked_wholly(table, one):
        return _("The publisher masks this number, so there are no figures to show.")
    return _how_to_read(table) + _pale(table, one.gap if one and one.shown else None)


def usual_number() -> str:
    """Say that the room counts no more events of a student than is usual."""
    return _("Each student counts at most a usual number of times, sometimes just once.")


def events(tables: Iterable[SafeTable]) -> str:
    """Say how events are counted where numbers of persons stand beside them; "" without any."""
    if not any(table.is_capped for table in tables):
        return ""
    return f"{_('Numbers per 100 count events.')} {usual_number()}"


def how_to_read_groups(table: SafeTable) -> str:
    """Say in one line what the picture of all groups means."""
    if alone.is_all([table]):
        return f"{alone.why_all([table])}."
    return _("Each line is how far the number may be off: the shorter, the surer.")


def _of_bars(table: SafeTable) -> str:
    """Explain the bars of every group."""
    unit = table.measure.unit
    if not amounts.is_of_100(unit):
        return _how_to_read(table)
    said = _("Each bar: so many of every 100 students in the group.")
    if unit is Unit.MEAN_SHARE:
        said = _("Each bar: so many of every 100 good answers possible on this topic.")
    elif table.measure.population is Population.SURVEY_STUDENTS:
        said = _("Each bar: so many of every 100 students in the group who answered.")
    drawn = [one for one in (table.everyone, *table.groups) if not published.has_no_rate(one)]
    if _has_a_range([one.rate for one in drawn if one.rate], unit):
        said += " " + _("Its light part may or may not count.")
    return said


def _pale(table: SafeTable, gap: Gap | None) -> str:
    """Explain the pale figures, where there are any."""
    unit = table.measure.unit
    rates = [one for one in (gap.rate, gap.others_rate) if one] if gap else []
    drawn = [one for one in rates if not published.says_nothing(one)]
    if not amounts.is_of_100(unit) or not _has_a_range(drawn, unit):
        return ""
    return " " + _("Pale figures may or may not count.")


def _has_a_range(rates: Sequence[Bounded], unit: Unit) -> bool:
    """Tell whether any number is said as a range."""
    return any(low != high for low, high in (amounts.sure_and_maybe(one, unit) for one in rates))


def _how_to_read(table: SafeTable) -> str:
    if table.measure.unit is Unit.PER_100_STUDENTS:
        if table.is_capped:
            return f"{_('Rough numbers for every 100 students.')} {usual_number()}"
        return _("How many for every 100 students. One student can have several.")
    if table.measure.unit is Unit.MEAN:
        return _("The average of the students' grade points, most often from 4 for A to 0 for F.")
    if table.measure.unit is Unit.MEAN_SHARE:
        return _("Each figure stands for one of every 100 good answers possible on this topic.")
    if table.measure.population is Population.SURVEY_STUDENTS:
        each = _("Each figure stands for one of every 100 students who answered.")
        return f"{each} {_filled(table.measure.answers)}".strip()
    return _("Each figure stands for one of every 100 students. Each student counts once.")


def _filled(answers: Sequence[str]) -> str:
    """Say which answers to a question are the good ones; "" where its file does not name any."""
    good = answer_words(answers)
    return _("Filled figures gave a good answer: “{answer}”.", answer=good) if good else ""
