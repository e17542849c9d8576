"""Where the numbers of a deck come from and how to take them: its last slide and its notes."""

from equity.language import _
from equity.presentation.deck import Deck, FindingSlide
from equity.presentation.layout import Fact
from equity.story import days, figures, findings, published, sentences

IDEAS = 2
"""How many of the ideas that people wrote stand beside a picture; a slide's notes have them all."""


def made(deck: Deck) -> str:
    """Say when the deck was made."""
    return _("Made on {day}", day=days.said(deck.made))


def sources(deck: Deck) -> tuple[str, ...]:
    """Name every file that the deck's numbers come from, once."""
    return tuple(dict.fromkeys(published.source(one.table) for one in deck.findings))


def whose_numbers(deck: Deck) -> str:
    """Say whether the deck is about the school's own data or about published numbers."""
    if _is_published(deck):
        return _("What published numbers show, and what we wonder about them")
    return _("What our own data shows, and what we wonder about it")


def explained(deck: Deck) -> tuple[Fact, ...]:
    """Say how the numbers were made and what they do not say."""
    least = max((one.table.min_group for one in deck.findings), default=10)
    return (
        Fact(
            _("What is a number?"),
            (
                _("Of every 100 students. Each student counts once."),
                _("They are as the publisher printed them, or added up from its schools.")
                if _is_published(deck)
                else _("Survey topics: good answers of every 100 possible ones."),
                *filter(None, [figures.events(one.table for one in deck.findings)]),
            ),
        ),
        Fact(
            _("Compared with whom?"),
            (
                _("With all other students, so that no group is the norm."),
                _("Where people chose another comparison, its sentence names it."),
            ),
        ),
        Fact(
            _("How sure are we?"),
            (
                _("Clear: chance alone would hardly make such a gap."),
                _("Worth asking about: it may be real or chance."),
                *_not_checked(deck),
                _("About the same: small for sure."),
            ),
        ),
        Fact(
            _("Who is not shown?"),
            (
                _("Groups of fewer than {least}, and any that would give them away.", least=least),
                _("What the publisher masks stays masked: a range, never a guess.")
                if _is_published(deck)
                else _("Numbers are rounded and sizes are ranges, on purpose."),
            ),
        ),
        Fact(
            _("What does a gap not say?"),
            (_("Why it is there. Ask what the school does, not what students are."),),
        ),
        Fact(_("Where is it from?"), tuple(f"{one}." for one in sources(deck))),
    )


def _is_published(deck: Deck) -> bool:
    return published.are_all([one.table for one in deck.findings])


def _not_checked(deck: Deck) -> tuple[str, ...]:
    """Give every reason why a finding of the deck has no grade."""
    shown = [sentences.of(one.table, one.group) for one in deck.findings]
    reasons = [one.not_graded for one in shown if one and one.not_graded]
    return tuple(_("Not checked: {why}.", why=_(one)) for one in dict.fromkeys(reasons))


def notes(one: FindingSlide) -> str:
    """Give what a speaker can say about a finding: method, filter, and all that people wrote."""
    table, group = one.table, one.group
    lines = [
        data_says(one),
        figures.how_to_read(table, group),
        *_of_one_gap(one),
        _("How many: {many}.", many=sentences.how_many(table, group)),
        _("Hidden: {hidden}.", hidden=sentences.hidden(table)),
        _("Source: {source}.", source=published.source(table)),
    ]
    for name, text in ((_("We notice"), one.notice), (_("We wonder"), one.wonder)):
        lines += [f"{name}: {idea}" for idea in ideas(text)]
    if one.strength:
        strength = sentences.closed(one.strength)
        lines.append(_("What works here: {strength}", strength=strength))
    return "\n".join(lines)


def data_says(one: FindingSlide) -> str:
    """Say what the data says, for those who read another title."""
    return _("The data says: {finding}", finding=sentences.closed(one.original))


def _of_one_gap(one: FindingSlide) -> tuple[str, ...]:
    """Say how a gap was judged, and among how many; no gap was where nothing is compared."""
    sure = _("How sure: {sure}.", sure=". ".join(findings.how_sure(one.table, one.group)))
    if not sentences.is_compared(one.table, one.group):
        return (sure,)
    return (
        _("Compared with: {others}.", others=sentences.compared_with(one.table, one.group)),
        sure,
        _("This was judged among {count} gaps looked at together.", count=one.table.scanned),
    )


def beside(one: FindingSlide) -> list[Fact]:
    """Give what stands beside a finding's picture: how sure, what we wonder, what works."""
    sure = ". ".join(findings.how_sure(one.table, one.group))
    facts = [Fact(_("How sure are we?"), (f"{sure}.",), bold=True)]
    if wonder := ideas(one.wonder):
        facts.append(Fact(_("We wonder"), wonder[:IDEAS]))
    elif notice := ideas(one.notice):
        facts.append(Fact(_("We notice"), notice[:IDEAS]))
    if one.strength:
        facts.append(Fact(_("What works here"), (sentences.closed(one.strength),)))
    return facts


def rests_on(one: FindingSlide) -> tuple[str, str, str]:
    """Say where a finding's numbers are from, of how many students, and what is hidden."""
    table, group = one.table, one.group
    return published.source(table), sentences.how_many(table, group), sentences.hidden(table)


def ideas(text: str) -> tuple[str, ...]:
    """Give the ideas of what people wrote, one a line."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())
