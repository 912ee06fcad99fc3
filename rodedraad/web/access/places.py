"""Where somebody goes on after signing in: a page of ours, never an address elsewhere."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

HOME = "/"
SIGN_IN = "/aanmelden"
OPEN = frozenset({SIGN_IN, f"{SIGN_IN}/organisatie", f"{SIGN_IN}/organisatie/terug"})
"""Pages for those who are not signed in."""
LONGEST = 1000
"""Characters: quoted, it still fits in a cookie."""


def own(wanted: str) -> str:
    """The path and query that are wanted when they lead to a page here, else the first page.

    Browsers take `//name`, a backslash and control characters for the beginning of another address.
    """
    is_path = wanted.startswith("/") and not wanted.startswith("//") and "\\" not in wanted
    if not is_path or not wanted.isprintable() or len(wanted) > LONGEST:
        return HOME
    try:
        parts = urlsplit(wanted)
    except ValueError:
        return HOME
    elsewhere = parts.scheme or parts.netloc or parts.path.startswith((SIGN_IN, "/static/"))
    return HOME if elsewhere else wanted


def sign_in(wanted: str) -> str:
    """The page to sign in on, that leads on to what was wanted."""
    found = own(wanted)
    return SIGN_IN if found == HOME else f"{SIGN_IN}?naar={quote(found, safe='')}"
