"""What students, staff and families say, side by side: shares of all of each who answered."""

from collections.abc import Iterable, Mapping, Sequence

from equity.language import _
from equity.measures.climate import WHO
from equity.privacy.table import SafeTable
from equity.story import amounts, groups, sentences
from equity.story.sides import Line, Side, width
from equity.vocabulary import RESPONDENTS, Population

TOO_FEW = "Too few people to show safely"
NOT_ASKED = "–"
"""What stands in a table where a population was not asked about a topic."""

Asked = tuple[str, dict[Population, SafeTable]]
"""What people were asked about, and the answers of each population that was."""


def who_answered(tables: Iterable[SafeTable]) -> tuple[Population, ...]:
    """Give the populations that were asked anything, in the order of every screen."""
    known = {one.measure.population for one in tables}
    return tuple(one for one in RESPONDENTS if one in known)


def heading(tables: Sequence[SafeTable]) -> str:
    """Say whose answers stand side by side.

    >>> heading([])
    'What people say'
    """
    names = [_(WHO[one]) for one in who_answered(tables)]
    if not names:
        return _("What people say")
    return _("What {people} say", people=sentences.listed(names))


def how_to_read(tables: Sequence[SafeTable]) -> str:
    """Say what the shares are of, and what they cannot tell."""
    said = _("Of every 100 answers on a topic, how many are good ones. Everybody counts alike.")
    if len(who_answered(tables)) < 2:
        return said
    return said + " " + _("Each was asked questions of their own, so look for wide gaps only.")


def names(tables: Sequence[SafeTable]) -> tuple[str, ...]:
    """Name those who answered, over a column."""
    return tuple(name(one) for one in who_answered(tables))


def name(population: Population) -> str:
    """Name everybody of a population who answered, at the start of a line."""
    return groups.capitalised(_(WHO[population]))


def lines(tables: Sequence[SafeTable]) -> list[Line]:
    """Give the lines of the picture, the widest gap first: all topics with a number to show."""
    people = who_answered(tables)
    found = (_line(people, *one) for one in _by_topic(tables))
    return [one for one in found if one.numbers]


def columns(tables: Sequence[SafeTable]) -> tuple[str, ...]:
    """Name the columns of `rows`."""
    return (_("Topic"), *names(tables))


def rows(tables: Sequence[SafeTable]) -> list[dict[str, str]]:
    """Give one row a topic: the numbers of the picture as text, and what is hidden."""
    return [
        {_("Topic"): about} | {name(one): _text(answered.get(one)) for one in who_answered(tables)}
        for about, answered in _by_topic(tables)
    ]


def how_many(tables: Sequence[SafeTable]) -> list[str]:
    """Say how many of each answered, in bands: on the topic on which most of them did."""
    return [
        _(
            "{people}: {many}",
            people=name(population),
            many=_most([one for one in tables if one.measure.population is population]),
        )
        for population in who_answered(tables)
    ]


def _most(tables: Sequence[SafeTable]) -> str:
    shown = [one.everyone for one in tables if one.everyone.rate]
    most = max(shown, key=lambda one: amounts.fewest(one.size, one.persons), default=None)
    return amounts.band(most.size, most.persons) if most else _(TOO_FEW)


def sources(tables: Sequence[SafeTable]) -> str:
    """Name the files that the numbers come from."""
    return ", ".join(dict.fromkeys(one.source for one in tables))


def everyone(table: SafeTable) -> list[dict[str, str]]:
    """Give the one row of a table without groups: all who answered."""
    size = amounts.band(table.everyone.size, table.everyone.persons)
    return [
        {
            _("Who answered"): name(table.measure.population),
            _("Of every 100"): _text(table),
            _("How many answered"): size or NOT_ASKED,
        }
    ]


def _by_topic(tables: Sequence[SafeTable]) -> list[Asked]:
    """Put together what is about one topic, else one question, the widest gap first."""
    found: dict[str, dict[Population, SafeTable]] = {}
    for one in tables:
        about = one.measure.label if one.measure.is_item else one.measure.topic
        found.setdefault(_(about), {})[one.measure.population] = one
    people = who_answered(tables)

    def wide(one: Asked) -> int:
        line = _line(people, *one)
        return width(line.sides, line.unit)

    return sorted(found.items(), key=wide, reverse=True)


def _line(
    people: Sequence[Population], about: str, answered: Mapping[Population, SafeTable]
) -> Line:
    unit = next(iter(answered.values())).measure.unit
    return Line(about, tuple(_side(one, answered.get(one)) for one in people), unit)


def _side(population: Population, table: SafeTable | None) -> Side:
    rate = table.everyone.rate if table else None
    return Side(name(population), rate, (table.everyone.size or "") if table else "")


def _text(table: SafeTable | None) -> str:
    if table is None:
        return NOT_ASKED
    rate = table.everyone.rate
    return amounts.rate_text(rate, table.measure.unit) if rate else _(TOO_FEW)
