"""Passwords: argon2id with the parameters of RFC 9106 for little memory.

An unknown name takes as long as a wrong password, and is answered alike.
"""

from __future__ import annotations

import time
from functools import cache
from threading import BoundedSemaphore
from typing import TYPE_CHECKING

from corpus.errors import AccountError, TooManyAttemptsError
from rodedraad.web.state import accounts, attempts

if TYPE_CHECKING:
    from argon2 import PasswordHasher

    from rodedraad.web.state.database import State

SHORTEST, LONGEST = 12, 256
"""Characters: long rather than intricate, as NIST SP 800-63B advises; bounded, as all are hashed."""
AT_ONCE = BoundedSemaphore(2)
"""Each takes 64 MiB: more at once would let strangers fill the memory."""


@cache
def hasher() -> PasswordHasher:
    """What hashes and verifies."""
    from argon2 import PasswordHasher

    return PasswordHasher()


@cache
def _nobodys() -> str:
    """The hash that a password for an unknown name is held against."""
    return hashed("niemand heeft dit wachtwoord")


def hashed(password: str) -> str:
    """The password as it is kept. Raises `AccountError` when it is too short or too long."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise AccountError(
            f"Een wachtwoord heeft {SHORTEST} tot {LONGEST} tekens.", "Neem bijvoorbeeld vier losse woorden."
        )
    with AT_ONCE:
        return hasher().hash(password.encode("utf-8", "surrogatepass"))


def signed_in(state: State, name: str, password: str, address: str) -> str:
    """The account that this name and password are of, "" when they are of none.

    Raises `TooManyAttemptsError` when it was tried too often, for this name or from this address.
    """
    of = attempts.subjects(name, address)
    if not attempts.allowed(state, of, time.time()):
        raise TooManyAttemptsError(
            "Er is te vaak geprobeerd aan te melden.",
            f"Wacht {attempts.WINDOW // 60} minuten, of vraag een beheerder om een nieuw wachtwoord.",
        )
    account, kept = accounts.password_of(state, name)
    if not _matches(kept or _nobodys(), password) or not kept:
        return ""
    attempts.succeeded(state, of)
    if hasher().check_needs_rehash(kept):
        with state.writing() as connection:
            accounts.keep_password(connection, account, hashed(password))
    return account


def _matches(kept: str, password: str) -> bool:
    from argon2.exceptions import VerificationError

    with AT_ONCE:
        try:
            return hasher().verify(kept, password[:LONGEST].encode("utf-8", "surrogatepass"))
        except VerificationError:
            return False
