"""A finding as a claim that can be checked: what is said, of whom, from where, what is hidden."""

from equity.language import _
from equity.presentation import method
from equity.presentation.deck import Deck, FindingSlide
from equity.presentation.layout import Fact
from equity.story import findings, groups, published, sentences


def listed(one: FindingSlide) -> dict[str, str]:
    """Give a claim as one row of a list, by the names of the list's columns."""
    table = one.table
    return {
        _("Title"): one.title,
        _("What the data says"): one.original,
        _("What is measured"): _(table.measure.label),
        _("Whom it is about"): _whom(one),
        _("Compared with"): sentences.compared_with(table, one.group),
        _("School year"): table.period,
        _("Source"): published.source(table),
        _("What is hidden"): sentences.hidden(table),
    }


def checked(one: FindingSlide) -> tuple[Fact, ...]:
    """Give what stands beside a claim's table: how sure, how many, and all that people wrote."""
    table, group = one.table, one.group
    is_judged = bool(table.scanned) and sentences.is_compared(table, group)
    facts = (
        Fact(_("How sure are we?"), (". ".join(findings.how_sure(table, group)),)),
        Fact(_("Gaps looked at together"), (f"{table.scanned:,}",) * is_judged),
        Fact(_("How many students?"), (sentences.how_many(table, group),)),
        Fact(_("Compared with"), (sentences.compared_with(table, group),)),
        Fact(_("What is hidden?"), (sentences.hidden(table),)),
        Fact(_("Source"), (published.source(table),)),
        Fact(_("We notice"), method.ideas(one.notice)),
        Fact(_("We wonder"), method.ideas(one.wonder)),
        Fact(_("What works here"), tuple(filter(None, (one.strength,)))),
    )
    return tuple(fact for fact in facts if fact.texts)


def whose(deck: Deck) -> str:
    """Say whose numbers they are and of which day; the invented school says that it is invented."""
    name = _("Sample school: invented") if deck.is_sample else deck.name
    return f"{name}. {method.made(deck)}."


def _whom(one: FindingSlide) -> str:
    by = one.table.by if one.group else ()
    who = groups.heading(by, one.group) + groups.under_filter(one.table.only)
    ways = ", ".join(groups.dimension_label(name) for name in one.table.by)
    return _("{who} (by {ways})", who=who, ways=ways) if ways else who
