"""Themes of what people write in words: how many of those who wrote, by theme or by group."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from equity.language import _
from equity.measures import Theme
from equity.numbers import Bounded
from equity.privacy.table import TOO_FEW, SafeGroup, SafeTable
from equity.question import Only
from equity.story import amounts, groups, sentences
from equity.story.sides import hidden_text
from equity.vocabulary import Unit

WORDS_NAMED = 8
"""How many words of a theme a sentence names."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A theme or a group, with its rate; None is hidden. `in_focus` is what the page is about."""

    name: str
    rate: Bounded | None
    size: str | None
    in_focus: bool = True
    unit: Unit = Unit.SHARE

    @property
    def text(self) -> str:
        """The rate in words, or the one text of what is hidden."""
        return hidden_text() if self.rate is None else amounts.rate_text(self.rate, self.unit)


def by_theme(
    tables: Sequence[SafeTable], chosen: str | None, only: Sequence[Only]
) -> tuple[Bar, ...]:
    """Give a bar for each theme, the most frequent first, of all who wrote or of one group."""
    found = []
    for table in tables:
        one = table.everyone if not only else table.group(*(some.group for some in only))
        is_it = chosen in (None, table.measure.key)
        found.append(_bar(_(table.measure.label), one, in_focus=is_it))
    return tuple(sorted(found, key=_most_first))


def by_group(table: SafeTable) -> tuple[Bar, ...]:
    """Give a bar for each group, in the order of every screen, below that of all who wrote."""
    everyone = _bar(_("All who wrote"), table.everyone, in_focus=False)
    named = (_bar(groups.row_name(table.by, one.group), one) for one in table.groups)
    return (everyone, *named)


def of_themes(bars: Sequence[Bar], theme: Theme | None, only: Sequence[Only]) -> str:
    """Say how often a theme comes up, or which comes up most."""
    who = groups.under_filter(only)
    shown = [one for one in bars if one.rate is not None and (theme is None or one.in_focus)]
    if not shown:
        return _("What people write about{who}: {reason}", who=who, reason=_(TOO_FEW))
    first = shown[0]
    said = (
        _("{theme}: {rate} of every 100 who wrote", theme=first.name, rate=first.text)
        if theme
        else _("Most often: {theme}, {rate} of 100 who wrote", theme=first.name, rate=first.text)
    )
    return said + who


def of_groups(table: SafeTable) -> str:
    """Say what a picture of the groups of one theme shows."""
    by = groups.dimension_label(table.by[0])
    return _("{theme}, by {by}", theme=_(table.measure.label), by=by)


def how_to_read(*, by: bool) -> tuple[str, ...]:
    """Say what is counted, and what a count of words cannot say."""
    said = (
        _(
            "Each bar: of every 100 students who wrote in the survey, so many used a word of the "
            "theme. Each student counts once. Who wrote nothing is not counted. Where only a "
            "range can be shown, the light part of the bar is not sure."
        ),
        _(
            "A word does not say whether its writer was glad or upset. Read what they say before "
            "you draw a conclusion."
        ),
    )
    if not by:
        return said
    return (*said, _("Groups can differ by chance. This page does not check that."))


def words_of(theme: Theme) -> str:
    """Name the words of a theme, of many the first."""
    named = ", ".join(theme.words[:WORDS_NAMED])
    if len(theme.words) <= WORDS_NAMED:
        return _("Words of this theme, in every form: {words}.", words=named)
    more = len(theme.words) - WORDS_NAMED
    return _("Words of this theme, in every form: {words} and {more} more.", words=named, more=more)


def same_numbers(bars: Iterable[Bar], columns: Sequence[str]) -> list[dict[str, str]]:
    """Give the bars as rows of text."""
    return [
        dict(zip(columns, (one.name, one.text, amounts.band(one.size, None)), strict=True))
        for one in bars
    ]


def columns(*, by: bool) -> tuple[str, ...]:
    """Name the columns of `same_numbers`."""
    first = _("Group") if by else _("Theme")
    return (first, _("Of every 100 who wrote"), _("How many wrote"))


def alt(title: str, bars: Iterable[Bar]) -> str:
    """Say a picture to those who cannot see it."""
    return (
        f"{sentences.closed(title)} " + "; ".join(f"{one.name}: {one.text}" for one in bars) + "."
    )


def _bar(name: str, one: SafeGroup | None, *, in_focus: bool = True) -> Bar:
    if one is None or not one.shown or one.gap is None or one.gap.rate is None:
        return Bar(name, None, None, in_focus)
    return Bar(name, one.gap.rate, one.size, in_focus)


def _most_first(one: Bar) -> tuple[float, str]:
    return (1.0 if one.rate is None else -one.rate.middle, one.name)
