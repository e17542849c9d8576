"""How much each kind of test does: small numbers for `make test`, full ones for `make prove`."""

import os

PROVE = os.environ.get("EQUITY_PROVE") == "1"

EXAMPLES = 500 if PROVE else 25
"""Examples that hypothesis invents for each property."""

KILLS = 10 if PROVE else 1
"""How often the browser journey kills the server after keeping a finding."""

THEMES = ("light", "dark") if PROVE else ("light",)
"""The colour themes in which every page is looked at."""

SCREENS = ("1280x720", "1920x1080", "390x844") if PROVE else ("1280x720", "390x844")
"""The sizes in which every page is looked at: a laptop, a projector, a phone."""

ATTACKED_SEEDS = range(1, 21) if PROVE else range(1, 2)
ATTACKED_SIZES = (300, 900, 2500) if PROVE else (300,)
"""The schools whose protected release is attacked: seeds, and students in each."""
