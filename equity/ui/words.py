"""The parts of the page "In their words": quotes that a person released, by one dimension."""

from collections.abc import Sequence

import streamlit as st

from equity.chain import keeping, words
from equity.intake.table import Dimension
from equity.language import _
from equity.measures import Theme
from equity.privacy.comments import SafeQuote, Way
from equity.question import Only
from equity.story import groups
from equity.ui import address, answers, choice, filter_bar, pages, state, themes
from equity.ui.filter_bar import NO_FILTER
from equity.ui.show.frame import plain, quiet, section, to, told
from equity.ui.show.openings import open_or_stop
from equity.ui.state import Visit
from equity.vocabulary import Action, Population

EVERYONE = "everyone"
"""What the URL says where quotes are shown by no dimension."""

SEARCH, ASKED = "words_search", "words_asked"
"""Where the session keeps what people search for: it stands in no URL."""


def open_words_or_stop(title: str) -> Visit:
    """Give the open workspace in which people wrote something; else say what to bring, and stop."""
    return open_or_stop(
        title,
        is_ready=lambda visit: words.has_any(visit.workspace),
        missing=_(
            "Nobody has written here yet. Bring a survey with an open question, or what was said "
            "in a community conversation, one row an answer."
        ),
    )


def released(visit: Visit) -> tuple[SafeQuote, ...]:
    """Give what the room may see."""
    return words.quotes(visit.workspace)


def invite() -> None:
    """Where the room sees nothing yet, invite to choose."""
    with st.container(border=True, gap="xsmall"):
        section(_("People wrote to you. Their words wait to be read."))
        st.markdown(
            _(
                "A facilitator reads first: names are masked, and what could point at somebody "
                "comes out. Then the words that the room should hear appear here."
            )
        )
        _to_the_desk(_("Read, and choose what the room may see"))
        if not state.may(Action.RELEASE_COMMENTS):
            quiet(_("Ask the person who leads the room to choose some."))


def breakdown(visit: Visit, known: Sequence[SafeQuote]) -> str | None:
    """Ask by what themes and quotes are shown, None for no dimension."""
    labels = {one.name: _(one.label) for one in _of_the_survey(visit)}
    labels = {way.dimension: _(way.label) for way in words.ways(known)} | labels
    options = {EVERYONE: _("Nothing, all together")} | labels
    chosen = choice.select("by", _("Show by"), options, default=EVERYONE)
    return None if chosen == EVERYONE else chosen


def only(visit: Visit, known: Sequence[SafeQuote]) -> Only | None:
    """Ask for one filter; one that comes from another page holds here too."""
    options = {NO_FILTER: _("Everyone")}
    options |= {f"{way.dimension}:{way.group}": _named(way) for way in words.ways(known)}
    for one in _of_the_survey(visit):
        for group in one.groups:
            way = Way(dimension=one.name, label=one.label, group=group)
            options[f"{one.name}:{group}"] = _named(way)
    held = address.get("only") or NO_FILTER
    options.setdefault(held, held.replace("_", " ").replace(":", ": ").capitalize())
    chosen = choice.select("only", _("Only"), options, default=NO_FILTER)
    dimension, _colon, group = chosen.partition(":")
    return Only(dimension, group) if group else None


def _of_the_survey(visit: Visit) -> tuple[Dimension, ...]:
    """Give the ways to group those who wrote in a survey."""
    counted = themes.are_counted(visit)
    return answers.dimensions(visit, Population.SURVEY_STUDENTS) if counted else ()


def _asked(known: Sequence[SafeQuote]) -> str | None:
    """Ask for one question that people were asked, None for all."""
    questions = sorted({one.question for one in known})
    if len(questions) < 2:
        return None
    return st.selectbox(
        _("What was asked"),
        questions,
        index=None,
        placeholder=_("All questions"),
        format_func=lambda one: one or _("Something else"),
        key=ASKED,
    )


def _search() -> str:
    """Ask for words to look for."""
    return st.text_input(_("Search"), key=SEARCH, placeholder=_("A word, or how it begins"))


def quotes(
    visit: Visit,
    known: Sequence[SafeQuote],
    *,
    by: str | None,
    only: Only | None,
    theme: Theme | None,
) -> None:
    """Show the quotes that are found, under their group or under what was asked."""
    with filter_bar.row():
        question, search = _asked(known), _search()
    quiet(_("Some voices, chosen by a person. They do not say how many people think so."))
    alike = [one for one in known if question in (None, one.question)]
    found = words.find(alike, by=by, only=only, search=search, theme=theme)
    if not found:
        _say_why_none(by, only, search, theme)
        return
    if by is None:
        parts = {one: one or _("Something else") for one in sorted({one.question for one in found})}
        for asked, title in parts.items():
            _part(visit, title, [one for one in found if one.question == asked])
    else:
        for way in words.ways(found):
            title = groups.row_name((way.dimension,), (way.group,))
            _part(visit, title, [one for one in found if one.way == way], says_asked=True)
    sources = ", ".join(sorted({one.source for one in found}))
    quiet(f"{_('Source')}: {plain(sources)}")


def to_the_desk() -> None:
    """Show a facilitator the way to the words that are not shown yet."""
    _to_the_desk(_("Choose more, or take some back"))


def _to_the_desk(label: str) -> None:
    if state.may(Action.RELEASE_COMMENTS):
        to(pages.RELEASE, label)


def _named(way: Way) -> str:
    return f"{_(way.label)}: {_(way.group)}"


def _say_why_none(by: str | None, only: Only | None, search: str, theme: Theme | None) -> None:
    if search.strip():
        st.info(_("No quote that is shown here has a word that begins like this."))
    elif only is not None or by is not None:
        st.info(
            _(
                "Under this filter there are no words to show. A quote is shown with one thing "
                "about its writer at most, so that nobody is found out."
            )
            if only is not None
            else _(
                "By this there are no words to show. A quote is shown with one thing about its "
                "writer at most, so that nobody is found out."
            )
        )
    elif theme is not None:
        st.info(_("No quote that is shown here is about this theme."))
    else:
        st.info(_("There are no words to show here yet."))


def _part(visit: Visit, title: str, some: Sequence[SafeQuote], *, says_asked: bool = False) -> None:
    section(plain(title))
    for start in range(0, len(some), 2):
        for column, quote in zip(st.columns(2), some[start : start + 2], strict=False):
            with column.container(border=True, height="stretch", gap="xsmall"):
                st.markdown(f"“{plain(quote.text)}”")
                if says_asked and quote.question:
                    quiet(plain(quote.question))
                if state.may(Action.KEEP):
                    _keep(visit, quote)


def _keep(visit: Visit, quote: SafeQuote) -> None:
    """Offer to keep a quote beside a finding that people kept."""
    with st.popover(
        _("Keep with a finding"),
        key=f"keep_{quote.place}",
        icon=":material/bookmark_add:",
        type="tertiary",
    ):
        cards = {one.id: one for one in keeping.beside(visit.workspace, quote)}
        if not cards:
            st.markdown(_("No finding is kept yet that these words can stand beside."))
            to(pages.FOCUS, _("See what stands out"))
            return
        said = choice.apart({key: one.sentence for key, one in cards.items()})
        st.pills(
            _("Which finding do these words speak to?"),
            list(cards),
            selection_mode="multi",
            default=[one.id for one in cards.values() if quote.place in one.quotes],
            format_func=lambda one: said[one],
            key=f"with_{quote.place}",
            on_change=told(_keep_with),
            args=(visit, quote),
        )


def _keep_with(visit: Visit, quote: SafeQuote) -> None:
    chosen = st.session_state[f"with_{quote.place}"]
    state.permitted(keeping.keep_quote)(visit.workspace, quote, card_ids=chosen)
