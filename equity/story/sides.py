"""The groups that a picture of climate sets side by side: one or two, and everyone else."""

from collections.abc import Sequence
from dataclasses import dataclass

from equity.gaps.gap import Gap
from equity.language import _
from equity.numbers import Bounded
from equity.privacy.table import TOO_FEW, SafeGroup, SafeTable
from equity.story import amounts, apart, groups, published
from equity.vocabulary import Unit

Group = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One group of one table as a picture shows it; `rate` is None where it is hidden."""

    name: str
    rate: Bounded | None
    size: str


@dataclass(frozen=True, slots=True)
class Line:
    """What one line of a picture is about, and its sides; of a hidden line none is drawn."""

    name: str
    sides: tuple[Side, ...]
    unit: Unit
    is_finding: bool = False
    is_hidden: bool = False

    @property
    def numbers(self) -> list[float]:
        """The middle of what is said of each side that is shown, of every 100."""
        return [place(one.rate, self.unit) for one in self.sides if one.rate]


def place(rate: Bounded, unit: Unit) -> float:
    """Give the middle of a number as it is said."""
    return sum(amounts.sure_and_maybe(rate, unit)) / 2


def of_table(table: SafeTable, chosen: Sequence[Group]) -> tuple[Side, ...]:
    """Give the chosen groups and, after them, those with whom the first one is compared.

    Where the first is hidden nobody can be compared with it: the comparison is hidden too.
    """
    first, first_gap = _shown(table, chosen[0])
    others = Side(
        name=groups.capitalised(groups.others(table.by, table.compared_with)),
        rate=first_gap.others_rate if first_gap else None,
        size=published.others_many(table, first) if first else "",
    )
    return (*(_side(table, group) for group in chosen), others)


def names(table: SafeTable, chosen: Sequence[Group]) -> tuple[str, ...]:
    """Give the names of the sides."""
    return tuple(one.name for one in of_table(table, chosen))


def widest_gap(sides: Sequence[Side], unit: Unit) -> apart.Ends | None:
    """Give how far the highest and the lowest side shown are apart, of the numbers as said."""
    return apart.widest([one.rate for one in sides if one.rate], unit)


def has_a_gap(sides: Sequence[Side]) -> bool:
    """Tell whether two sides are shown, so that they can be compared."""
    return sum(one.rate is not None for one in sides) > 1


def width(sides: Sequence[Side], unit: Unit) -> int:
    """Give the points that a line is wide at least, to order lines; under 0 where it shows no gap.

    >>> rates = (Bounded.exactly(0.38), None, Bounded.exactly(0.62))
    >>> width([Side("", rate, "") for rate in rates], Unit.SHARE)
    24
    """
    gap = widest_gap(sides, unit)
    return -1 if gap is None else gap[0]


def by_widest_gap(tables: Sequence[SafeTable], chosen: Sequence[Group]) -> list[SafeTable]:
    """Give the tables with the widest gap first; those that show no gap come last."""

    def wide(table: SafeTable) -> int:
        return width(of_table(table, chosen), table.measure.unit)

    return sorted(tables, key=wide, reverse=True)


def hidden_text() -> str:
    """Give the one text for whatever is hidden, at the start of a line."""
    return groups.capitalised(_(TOO_FEW))


def is_hidden(table: SafeTable, group: Group) -> bool:
    """Tell whether a group has no number that may be shown."""
    return _shown(table, group)[1] is None


def _side(table: SafeTable, group: Group) -> Side:
    one, gap = _shown(table, group)
    return Side(
        name=groups.heading(table.by, group),
        rate=gap.rate if gap else None,
        size=amounts.band(one.size, one.persons) if one else "",
    )


def _shown(table: SafeTable, group: Group) -> tuple[SafeGroup | None, Gap | None]:
    one = table.group(*group)
    if one is None or not one.shown or one.gap is None:
        return None, None
    return one, one.gap
