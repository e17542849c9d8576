"""What published tables only count, in sentences: counts and parts of all counts, and no rates."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from equity.language import _
from equity.numbers import Bounded
from equity.privacy.counted import SafeCount, SafeCounted
from equity.story import groups
from equity.story.rows import NONE
from equity.story.who import of_100


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of the picture: its name, its number for the length, and what is written."""

    name: str
    number: Bounded | None
    text: str


def headline(told: SafeCounted) -> str:
    """Say what the picture is about."""
    return _("{kind}, {period}", kind=told.kind, period=told.period)


def of_kinds_headline(tables: Sequence[SafeCounted]) -> str:
    """Say what the picture of all kinds is about."""
    return _("All students, {period}", period=tables[0].period)


def how_to_read(told: SafeCounted) -> str:
    """Say in one line what the bars mean."""
    if not told.has_parts:
        return how_to_read_counts(told.groups)
    said = _(
        "Each bar: how many of every 100 counted are in the group. In brackets: the count itself."
    )
    return " ".join([said, *_pale(told.groups)])


def how_to_read_counts(counts: Sequence[SafeCount]) -> str:
    """Say in one line what bars of counts mean."""
    return " ".join([_("How often it was counted."), *_pale(counts)])


def _pale(counts: Sequence[SafeCount]) -> list[str]:
    """Say what pale bars are, where there are any."""
    if any(map(_is_masked, counts)):
        return [_("Pale: masked by the publisher, drawn as high as it can be.")]
    return []


def _is_masked(one: SafeCount) -> bool:
    return one.count is not None and not one.count.is_exact


def why_no_rates(*, has_groups: bool) -> tuple[str, ...]:
    """Say why these are counts and no rates, and what to bring."""
    if not has_groups:
        return (
            _(
                "This table counts, and does not name groups of students. **Gaps need groups**, "
                "such as race or gender."
            ),
            _(
                "It does not say how many students there are either. A place can count more just "
                "because it has more students."
            ),
            _("Bring a table by groups, with rates or with the number of all students."),
        )
    return (
        _(
            "These are counts, not rates. A rate says to how many of **all** students of a group "
            "it happened, and this table does not say how many students a group has."
        ),
        _(
            "So a long bar can also mean that many students here are in the group. And a student "
            "to whom it happened twice may count twice."
        ),
        _("Bring a table with rates, or with the number of all students of each group."),
    )


def hidden(told: SafeCounted) -> tuple[str, ...]:
    """Name the groups whose number is masked or not printed, and say where no parts are told."""
    masked = filter(_is_masked, told.groups)
    missing = [one for one in told.groups if one.count is None]
    said = []
    named = "; ".join(
        _("{group} (can be {count})", group=_name(told, one), count=_count(one.count))
        for one in masked
    )
    if named:
        said.append(_("Masked by the publisher: {groups}.", groups=named))
    if missing:
        named = "; ".join(_name(told, one) for one in missing)
        said.append(_("No number is printed for: {groups}.", groups=named))
    if not told.adds_up:
        said.append(
            _(
                "The groups do not fit the printed total: they may count something else. So no "
                "parts of 100 are shown."
            )
        )
    return tuple(said) or (_("Nothing is hidden here."),)


def bars(told: SafeCounted) -> list[Bar]:
    """Give one bar a group: its part of 100 where it is known, else its count."""
    return [
        Bar(_name(told, one), one.part if told.has_parts else one.count, _said(told, one))
        for one in told.groups
    ]


def of_kinds(tables: Sequence[SafeCounted]) -> list[Bar]:
    """Give one bar a kind: how often it was counted among all students."""
    return [Bar(one.kind, one.everyone.count, _count(one.everyone.count)) for one in tables]


def alt(title: str, lines: Sequence[Bar]) -> str:
    """Say the picture for those who cannot see it, row by row."""
    said = [title, *(f"{one.name}: {one.text}" for one in lines)]
    return " ".join(_("{sentence}.", sentence=one) for one in said)


def same_numbers(told: SafeCounted) -> list[dict[str, str]]:
    """Give one row a group in the fixed order, all students first; every value is text."""
    names = columns(told)
    found = []
    for one in (told.everyone, *told.groups):
        cells = [_name(told, one), _count(one.count), _of_100(one.part) if one.part else NONE]
        found.append(dict(zip(names, cells, strict=False)))
    return found


def columns(told: SafeCounted) -> tuple[str, ...]:
    """Name the columns of `same_numbers`."""
    parts = (_("Of every 100 counted"),) * told.has_parts
    return (_("Group"), _("How many"), *parts)


def numbers_of_kinds(tables: Sequence[SafeCounted]) -> list[dict[str, str]]:
    """Give one row a kind; every value is text."""
    names = columns_of_kinds()
    return [dict(zip(names, (one.name, one.text), strict=True)) for one in of_kinds(tables)]


def columns_of_kinds() -> tuple[str, ...]:
    """Name the columns of `numbers_of_kinds`."""
    return (_("What is counted"), _("How many"))


def source(told: SafeCounted) -> str:
    """Name the file behind a table, and the place."""
    return f"{told.source}. {_(told.place)}"


def _said(told: SafeCounted, one: SafeCount) -> str:
    if one.part is None or not told.has_parts:
        return _count(one.count)
    return _("{part} of 100 ({count})", part=_of_100(one.part), count=_count(one.count))


def _name(told: SafeCounted, one: SafeCount) -> str:
    return groups.row_name(told.by if one.group else (), one.group)


def _of_100(part: Bounded) -> str:
    """Say a part of 100; few are never said as none, nor most as all.

    >>> _of_100(Bounded.exactly(0.002)), _of_100(Bounded.exactly(0)), _of_100(Bounded.exactly(0.67))
    ('under 1', '0', '67')
    """
    said = of_100(part)
    if part.low > 0 and said == "0":
        return _("under 1")
    return _("over 99") if part.high < 1 and said == "100" else said


def _count(count: Bounded | None) -> str:
    """Say how many.

    >>> _count(Bounded.exactly(1234)), _count(Bounded(0, 9)), _count(None)
    ('1,234', '0 to 9', 'not printed')
    """
    if count is None:
        return _("not printed")
    if count.is_exact:
        return f"{count.low:,.0f}"
    if math.isinf(count.high):
        return _("{low} or more", low=f"{count.low:,.0f}")
    return _("{low} to {high}", low=f"{count.low:,.0f}", high=f"{count.high:,.0f}")
