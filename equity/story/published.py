"""What is said of published numbers: places, masked counts, and gaps that nobody can grade."""

from collections.abc import Callable, Sequence

from equity.gaps.rates import MORE_THAN_ENROLLED
from equity.language import _
from equity.numbers import Bounded
from equity.privacy.table import SafeGroup, SafeTable
from equity.question import Only
from equity.story import amounts
from equity.story.groups import capitalised
from equity.vocabulary import ALL_STUDENTS, EVERYONE_ELSE, PLACE, Population

_WHOLE_STATE = frozenset({"state", "statewide", "state total"})


def place(only: Sequence[Only]) -> str:
    """Name the place that a filter narrows to; empty where it narrows to none.

    >>> place((Only("place", "State"),)), place((Only("place", "Hartford School District"),))
    ('The whole state', 'Hartford School District')
    """
    name = next((one.group for one in only if one.dimension == PLACE), "")
    return _("The whole state") if name.casefold() in _WHOLE_STATE else name


def source(table: SafeTable) -> str:
    """Name the file behind a table and, of published numbers, the place."""
    return ". ".join(filter(None, (table.source, place(table.only))))


def others_many(table: SafeTable, one: SafeGroup) -> str:
    """Say how many students a group is compared with: the band, or what is published exactly."""
    compared = _compared(table, one)
    persons = [other.persons for other in compared if other.persons and other.persons.is_exact]
    is_public = table.measure.population is Population.PUBLISHED
    if one.others_size and is_public and len(persons) == len(compared):
        return amounts.band(None, sum(persons, start=Bounded.exactly(0)))
    return amounts.band(one.others_size, None)


def why_not_graded(table: SafeTable) -> tuple[str, ...]:
    """Give every reason why gaps of a table have no grade, each once."""
    known = [one for one in table.groups if one.not_graded and not has_no_rate(one)]
    return tuple(_(one) for one in dict.fromkeys(one.not_graded for one in known) if one)


def are_all(tables: Sequence[SafeTable]) -> bool:
    """Tell whether all numbers are published ones, and none are the school's own."""
    return all(one.measure.population is Population.PUBLISHED for one in tables)


def _compared(table: SafeTable, one: SafeGroup) -> list[SafeGroup]:
    if table.compared_with == ALL_STUDENTS:
        return [table.everyone]
    if table.compared_with == EVERYONE_ELSE:
        return [other for other in table.groups if other.group != one.group]
    return [other for other in table.groups if other.group == (table.compared_with,)]


def is_masked(one: SafeGroup) -> bool:
    """Tell whether the publisher masks how many students of the group had the outcome."""
    return one.total is not None and one.total.why is not None


def masked(tables: Sequence[SafeTable]) -> str:
    """Say how many groups the publisher masks; empty where it masks none."""
    count = _how_many(tables, is_masked)
    if not count:
        return ""
    if count == 1:
        return _("1 group is masked by the publisher")
    return _("{count} groups are masked by the publisher", count=count)


def without_rate(tables: Sequence[SafeTable]) -> str:
    """Say how many groups have no rate, and why; empty where all have one."""
    count = _how_many(tables, has_no_rate)
    if not count:
        return ""
    why = _(MORE_THAN_ENROLLED)
    if count == 1:
        return _("1 group has no rate: {why}", why=why)
    return _("{count} groups have no rate: {why}", count=count, why=why)


def _how_many(tables: Sequence[SafeTable], is_so: Callable[[SafeGroup], bool]) -> int:
    """Count the groups of which something is so in any table, each once."""
    return len({one.group for table in tables for one in table.groups if one.shown and is_so(one)})


def is_masked_wholly(table: SafeTable, one: SafeGroup) -> bool:
    """Tell whether the publisher masks all that a group's share could be."""
    return one.shown and is_unknown(table, one) and not has_no_rate(one)


def has_no_rate(one: SafeGroup) -> bool:
    """Tell whether more students of the group are counted than are enrolled."""
    return one.gap is not None and one.gap.rate.why == MORE_THAN_ENROLLED


def instead_of_a_share(rate: Bounded) -> str:
    """Give the word in place of a share that may be anything; empty where it tells something."""
    if not says_nothing(rate):
        return ""
    return _("no rate") if rate.why == MORE_THAN_ENROLLED else _("masked")


def masked_count(total: Bounded, students: str) -> str:
    """Say a masked count.

    >>> masked_count(Bounded(0, 9, "masked by the publisher"), "Asian students")
    'between 0 and 9 Asian students'
    """
    return _(
        "between {low} and {high} {students}",
        low=f"{total.low:,.0f}",
        high=f"{total.high:,.0f}",
        students=students,
    )


def is_unknown(table: SafeTable, one: SafeGroup) -> bool:
    """Tell whether nothing is known of a group: it is hidden, or its share is masked wholly."""
    if not one.shown or one.gap is None:
        return True
    return amounts.is_of_100(table.measure.unit) and says_nothing(one.gap.rate)


def says_nothing(rate: Bounded) -> bool:
    """Tell whether a share may be anything from none to all."""
    return rate.low <= 0 and rate.high >= 1


def not_graded(one: SafeGroup) -> tuple[str, str] | None:
    """Give the word in place of a grade and why there is none; None where there is a grade."""
    if has_no_rate(one):
        return _("No rate"), capitalised(_(MORE_THAN_ENROLLED))
    if one.not_graded is None:
        return None
    return _("Not checked"), _(one.not_graded)
