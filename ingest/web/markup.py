"""HTML that stands in other text: its tags are no text; "<naam>" and "a < b" are no tags."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.spans import AlignedText

_NAMES = (
    "a|abbr|address|article|aside|b|big|blockquote|body|br|caption|center|cite|code|col|colgroup|dd|del"
    "|details|dfn|div|dl|dt|em|figcaption|figure|font|footer|h[1-6]|head|header|hr|html|i|img|ins|kbd|li|link"
    "|main|mark|meta|nav|ol|p|pre|q|s|samp|section|small|span|strike|strong|sub|summary|sup|table|tbody|td"
    "|tfoot|th|thead|time|title|tr|tt|u|ul|var"
)
_APART = re.compile(
    r"</?(?:blockquote|br|dd|div|dt|h[1-6]|hr|li|p|t[dhr])(?=[\s/>])[^<>]{0,500}>", re.IGNORECASE
)
"""Tags that part words."""
_TAG = re.compile(rf"</?(?:{_NAMES})(?=[\s/>])[^<>]{{0,500}}>", re.IGNORECASE)
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)?[^\s<>.@]{0,300}[.@][^\s<>]{1,1000})>")
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,31}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
COMMENT = re.compile(r"<!--(?:(?!<!--).)*?-->", re.DOTALL)
UNSHOWN = re.compile(r"<(script|style)\b.*?(?:</\1\s{0,9}>|\Z)", re.DOTALL | re.IGNORECASE)
"""What a browser does not show as text."""


def without_tags(content: AlignedText) -> AlignedText:
    """The text that its HTML shows."""
    content = content.sub(COMMENT, "").sub(_APART, " ").sub(_TAG, "").sub(_AUTOLINK, lambda m: m[1])
    return content.sub(_ENTITY, lambda match: html.unescape(match[0]))
