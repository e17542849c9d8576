"""What a page shows, one function a part."""

from equity.ui.show.cards import kept_cards
from equity.ui.show.charts import heatmap, pictures
from equity.ui.show.facts import facts, protected_line
from equity.ui.show.findings import cell_chooser, clearest_gaps, finding, strengths
from equity.ui.show.frame import heading, problems, title
from equity.ui.show.keeping import keep_buttons
from equity.ui.show.openings import open_workspace_or_stop, what_to_bring
from equity.ui.show.tables import same_numbers

__all__ = [
    "cell_chooser",
    "clearest_gaps",
    "facts",
    "finding",
    "heading",
    "heatmap",
    "keep_buttons",
    "kept_cards",
    "open_workspace_or_stop",
    "pictures",
    "problems",
    "protected_line",
    "same_numbers",
    "strengths",
    "title",
    "what_to_bring",
]
