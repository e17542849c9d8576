"""Who is here: students by group, who answered the survey, who is missing, what is hidden."""

from equity.language import _
from equity.ui import filter_bar, show, who

TITLE = _("Who is here, and who answered?")
visit = who.open_people_or_stop(TITLE)
show.heading(TITLE)
with filter_bar.row():
    by = who.breakdown(visit)
filter_bar.set_aside(visit)
who.here(visit, by)
who.in_log(visit, by)
