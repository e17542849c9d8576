"""Which themes a text touches: only words that nobody could be recognised by are read."""

from collections.abc import Sequence
from dataclasses import dataclass

from equity.measures import Theme
from equity.privacy.masking import IsName, masked
from equity.privacy.stems import stems


@dataclass(frozen=True, slots=True)
class Finder:
    """Themes with the stems of their words."""

    stems: tuple[frozenset[str], ...]

    @classmethod
    def of(cls, themes: Sequence[Theme]) -> "Finder":
        """Give what finds some themes.

        >>> finder = Finder.of([Theme("Friends", ("friend", "amigo")), Theme("Rules", ("rule",))])
        >>> finder.in_text("Mis amigas follow the rules", lambda word: False)
        (0, 1)
        >>> finder.in_text("Ask Rule about it", lambda word: word == "Rule")
        ()
        """
        return cls(tuple(stems(" ".join(one.words)) for one in themes))

    def in_text(self, text: str, is_name: IsName) -> tuple[int, ...]:
        """Give the places of the themes that a text touches once its names are masked."""
        if not self.in_words(text):
            return ()
        return self.in_words(
            " ".join(part.text for part in masked(text, is_name) if not part.is_masked)
        )

    def in_words(self, text: str) -> tuple[int, ...]:
        """Give the places of the themes that any word of a text belongs to."""
        found = stems(text)
        return tuple(place for place, one in enumerate(self.stems) if found & one)
