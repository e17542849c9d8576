"""In their words: what people write about, and what they wrote as a facilitator released it."""

from equity.language import _
from equity.ui import filter_bar, show, themes, words

TITLE = _("What do people say in their own words?")
visit = words.open_words_or_stop(TITLE)
show.heading(TITLE)
known = words.released(visit)
theme = themes.chosen(visit, known)
with filter_bar.row():
    by = words.breakdown(visit, known)
    only = words.only(visit, known)
themes.counts(visit, theme, by=by, only=only)
if known:
    words.quotes(visit, known, by=by, only=only, theme=theme)
    words.to_the_desk()
else:
    words.invite()
