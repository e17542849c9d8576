"""The only exception that people see: what happened, where, and what to do."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem(Exception):
    """Something a person can mend.

    Parameters are whole sentences in plain words; none ever holds a value of a row.
    """

    title: str
    what_happened: str
    what_to_do: str

    def __str__(self) -> str:
        return f"{self.title}\n{self.what_happened}\n{self.what_to_do}"
