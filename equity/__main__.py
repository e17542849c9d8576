"""Run the chain without a screen: `python -m equity --help`."""

import sys

from equity.cli import main

sys.exit(main(sys.argv[1:]))
