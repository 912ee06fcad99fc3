"""The token in the address that `serve` prints: it lets one browser in, once."""

from __future__ import annotations

import hmac
import secrets
from threading import Lock


class Ticket:
    """A token of 256 bits. Threads may try it at the same time; one of them gets in."""

    def __init__(self) -> None:
        self.token = secrets.token_urlsafe(32)
        self._lock = Lock()
        self._is_valid = True

    def take(self, token: str) -> bool:
        """Whether this is the token and nobody used it before."""
        is_right = hmac.compare_digest(token.encode("utf-8", "replace"), self.token.encode())
        with self._lock:
            taken = is_right and self._is_valid
            self._is_valid = self._is_valid and not taken
        return taken
