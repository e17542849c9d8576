"""Staff view: exact numbers, on the screen only; nothing is kept, downloaded or linked here."""

from equity.language import _
from equity.question import Question
from equity.ui import filter_bar, show, staff

show.title(_("Exact numbers"))
visit = staff.open_or_stop()
with filter_bar.row():
    measure = filter_bar.measure(visit)
    by = filter_bar.breakdown(visit, measure.population)
    only = filter_bar.only(visit, by, measure.population)
question = Question(measures=filter_bar.scanned_with(visit, measure), by=(by.name,), only=only)
filter_bar.place_or_stop(visit, question)
staff.numbers(visit, question, measure)
