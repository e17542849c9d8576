"""The only exception that people see: what happened, where, and what to do."""


class Problem(Exception):  # noqa: N818 - a person meets a problem, not an error
    r"""Something a person can mend, said in whole plain sentences; never with a value of a row.

    >>> str(Problem("No rows", "'roster.csv' has no rows.", "Export it again."))
    "No rows\n'roster.csv' has no rows.\nExport it again."
    """

    def __init__(self, title: str, what_happened: str, what_to_do: str) -> None:
        super().__init__(title, what_happened, what_to_do)
        self.title = title
        self.what_happened = what_happened
        self.what_to_do = what_to_do

    def __str__(self) -> str:
        return f"{self.title}\n{self.what_happened}\n{self.what_to_do}"

    @property
    def in_full(self) -> str:
        """Give everything as sentences, one after the other."""
        stop = "" if self.title.endswith("?") else "."
        return f"{self.title}{stop} {self.what_happened} {self.what_to_do}"


class PlaceNeeded(Problem):
    """Published numbers wait until a person chooses one of `places`."""

    def __init__(
        self, title: str, what_happened: str, what_to_do: str, places: tuple[str, ...]
    ) -> None:
        super().__init__(title, what_happened, what_to_do)
        self.places = places


class FileRefused(Problem):
    """One file cannot be used, and no answer on the page alone mends it: the others do without."""


class StillProtecting(Problem):
    """What was asked for is not protected yet, so nothing of it is shown."""


class YearNeeded(Problem):
    """Rows wait until a person says which school year they are about."""
