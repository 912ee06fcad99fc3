"""Archives whose bytes depend on their contents alone."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ZIP_DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest moment that a zip file can hold; no program looks at it."""


def packed(members: Mapping[str, bytes], *, stored: tuple[str, ...] = ()) -> bytes:
    """The members in a zip file, in their order; those in `stored` are not compressed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members.items():
            how = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, ZIP_DATE), content, how)
    return buffer.getvalue()
