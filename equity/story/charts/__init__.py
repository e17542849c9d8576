"""Pictures as Vega-Lite specifications: templates made once a theme, values put in as they come."""

from equity.story.charts.bars import bars
from equity.story.charts.counted import counted
from equity.story.charts.each import each, of_finding
from equity.story.charts.equiplot import equiplot, side_by_side
from equity.story.charts.forest import forest
from equity.story.charts.heatmap import chosen, heatmap, how_to_read
from equity.story.charts.layers import COLUMNS
from equity.story.charts.likert import likert
from equity.story.charts.people import people, people_apart
from equity.story.charts.shares import shares

__all__ = [
    "COLUMNS",
    "bars",
    "chosen",
    "counted",
    "each",
    "equiplot",
    "forest",
    "heatmap",
    "how_to_read",
    "likert",
    "of_finding",
    "people",
    "people_apart",
    "shares",
    "side_by_side",
]
