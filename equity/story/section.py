"""One part of the page of methods."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Section:
    """One heading and what stands under it, a point each; points may hold bold words.

    `names_folder`: whoever sits at this computer reads here where its folder is.
    """

    title: str
    points: tuple[str, ...]
    names_folder: bool = False
