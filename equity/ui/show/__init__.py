"""What a page shows, one function a part."""

from equity.ui.show.board import board, cards_to_show, decisions
from equity.ui.show.charts import heatmap, pictures, theme
from equity.ui.show.facts import facts, place, protected_line, set_aside
from equity.ui.show.findings import (
    cell_chooser,
    clearest_gaps,
    counts_beside,
    finding,
    published_beside,
    strengths,
)
from equity.ui.show.frame import heading, problems, title
from equity.ui.show.keeping import keep_buttons
from equity.ui.show.openings import open_workspace_or_stop, what_to_bring
from equity.ui.show.protecting import protecting
from equity.ui.show.tables import same_numbers
from equity.ui.show.vote import vote

__all__ = [
    "board",
    "cards_to_show",
    "cell_chooser",
    "clearest_gaps",
    "counts_beside",
    "decisions",
    "facts",
    "finding",
    "heading",
    "heatmap",
    "keep_buttons",
    "open_workspace_or_stop",
    "pictures",
    "place",
    "problems",
    "protected_line",
    "protecting",
    "published_beside",
    "same_numbers",
    "set_aside",
    "strengths",
    "theme",
    "title",
    "vote",
    "what_to_bring",
]
