"""What every answer tells a browser: what it may load, who may frame or read it, how long it may be kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.datastructures import MutableHeaders

if TYPE_CHECKING:
    from starlette.types import Message

    from rodedraad.web.access.site import Site

POLICY = "; ".join(
    (
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "font-src 'self'",
        "connect-src 'self'", "form-action 'self'", "frame-src 'self'", "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)  # fmt: skip
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
}
FRAMED = "X-Frame-Options"
STRICT = "Strict-Transport-Security"
YEAR = 365 * 24 * 60 * 60
STATIC = "/static/"


def dress(message: Message, site: Site, path: str, query: bytes) -> None:
    """Give the beginning of an answer its headers; a policy or a time to keep of a page's own stays."""
    headers = MutableHeaders(raw=message["headers"])
    headers.update(ALWAYS)
    if "Content-Security-Policy" not in headers:
        headers["Content-Security-Policy"] = POLICY
        headers[FRAMED] = "DENY"
    headers.setdefault("Cache-Control", kept(path, query) if message["status"] == 200 else "no-store")
    if site.is_secure:
        headers[STRICT] = f"max-age={YEAR}"
    message["headers"] = headers.raw


def kept(path: str, query: bytes) -> str:
    """How long an answer may be kept: a file whose address holds a digest for ever, a page not at all."""
    if not path.startswith(STATIC):
        return "no-store"
    return f"public, max-age={YEAR}, immutable" if query.startswith(b"v=") else "no-cache"
