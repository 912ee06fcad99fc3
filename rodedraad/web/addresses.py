"""What is asked of a page as the part of its address after "?": a state that can be shared."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any
from urllib.parse import urlencode


def query(question: Any, page: int = 1, **other: str) -> str:
    """A question, a frozen dataclass of texts, with something otherwise; what is as usual is left out."""
    asked = replace(question, **other)
    told = {
        field.name: value
        for field in fields(question)
        if (value := getattr(asked, field.name)) and value != field.default
    }
    return urlencode(told | ({"pagina": str(page)} if page > 1 else {}))
