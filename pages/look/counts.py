"""Counts: what published tables count without saying how many students there are."""

from equity.language import _
from equity.ui import counted, filter_bar, show

TITLE = _("What was counted, and in which groups?")
visit = counted.open_counts_or_stop(TITLE)
show.heading(TITLE)
with filter_bar.row():
    one = counted.place_or_stop(visit)
    measure = counted.kind(one)
    by = counted.breakdown(one)
counted.by_group(visit, one, measure, by)
counted.of_all_students(visit, one)
