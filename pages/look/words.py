"""In their words: what people wrote, as a facilitator released it."""

from equity.language import _
from equity.ui import filter_bar, show, words

TITLE = _("What do people say in their own words?")
visit = words.open_words_or_stop(TITLE)
show.heading(TITLE)
known = words.quotes_or_stop(visit)
with filter_bar.row():
    by = words.breakdown(known)
    only = words.only(known)
    asked = words.asked(known)
    search = words.search()
words.quotes(
    visit, [one for one in known if asked in (None, one.question)], by=by, only=only, search=search
)
words.to_the_desk()
