"""Answers that are files to keep: with a name that any browser can keep, whatever it holds."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

from fastapi import Response

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "json": "application/json",
}
"""The media type of each form."""
_UNSAFE = re.compile(r'[\x00-\x1f\x7f"*/:<>?\\|%;]+')
_PLAIN = re.compile(r"[^A-Za-z0-9 ._()-]+")


def download(content: bytes, name: str, form: str) -> Response:
    """A file to keep under `name` and the suffix of its form; it is never shown in the page's own place."""
    headers = {"Content-Disposition": disposition(f"{name}.{form}"), "X-Content-Type-Options": "nosniff"}
    return Response(content, media_type=TYPES[form], headers=headers)


def disposition(name: str) -> str:
    """The header for an attachment of this name (RFC 6266), with a plain name for old browsers."""
    safe = _UNSAFE.sub("-", _encodable(name)).strip(" .") or "bestand"
    plain = _PLAIN.sub("-", unicodedata.normalize("NFKD", safe).encode("ascii", "ignore").decode())
    return f"attachment; filename=\"{plain or 'bestand'}\"; filename*=UTF-8''{quote(safe, safe='')}"


def _encodable(name: str) -> str:
    return unicodedata.normalize("NFC", name.encode("utf-8", "replace").decode())
