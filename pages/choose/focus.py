"""Focus areas: a vote with dots, the board of the four areas, what people choose, and why."""

from equity.language import _
from equity.ui import show

TITLE = _("What do we want to work on?")
visit = show.open_workspace_or_stop(TITLE)
show.heading(TITLE)
show.vote(visit)
show.board(visit, show.cards_to_show(visit))
show.decisions(visit)
