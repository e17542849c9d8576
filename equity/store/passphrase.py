"""The facilitator's passphrase: one on a computer, kept as a hash that is slow to guess."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from equity.store.private_files import replace_private
from equity.store.workspace import home

FILE = "passphrase"

_hasher = PasswordHasher()


def is_set() -> bool:
    """Tell whether this computer has a passphrase."""
    return (home() / FILE).exists()


def keep(passphrase: str) -> None:
    """Keep a passphrase in place of the one that was there."""
    replace_private(home() / FILE, _hasher.hash(passphrase).encode("ascii"))


def matches(passphrase: str) -> bool:
    """Tell whether this is the passphrase; never where none is set."""
    if not is_set():
        return False
    try:
        return _hasher.verify((home() / FILE).read_text("ascii"), passphrase)
    except (VerificationError, InvalidHashError):
        return False
