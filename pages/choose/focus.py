"""Focus areas: the findings that people kept, with what they noticed and wondered."""

from equity.language import _
from equity.ui import show

TITLE = _("What do we want to work on?")
visit = show.open_workspace_or_stop(TITLE)
show.heading(TITLE)
show.kept_cards(visit)
