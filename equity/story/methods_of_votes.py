"""Methods and privacy: how people vote with dots, and what a vote keeps."""

from equity.language import _
from equity.story.section import Section
from equity.vocabulary import FEWEST_VOTERS


def votes() -> Section:
    """Give the rules of a vote."""
    return Section(
        _("Who sees how I vote?"),
        (
            _(
                "Everyone has the same few dots and puts them on cards. Nobody sees the dots of "
                "others before the vote is closed, so that nobody follows the loud."
            ),
            _(
                "A vote keeps no name and no role, and no dot has a time. When it is closed, the "
                "app keeps only how many dots each card has. Dots from fewer than {fewest} phones "
                "are not shown: each could be guessed.",
                fewest=FEWEST_VOTERS,
            ),
            _(
                "A browser is one voter. It holds a secret key in a cookie, so that your dots are "
                "yours also when the page is loaded again. Who deletes the cookie can vote again. "
                "So the page says how many have voted: count the people in the room."
            ),
            _(
                "Dots start the talk. They do not choose: a focus area is chosen by people, with "
                "a reason."
            ),
        ),
    )
