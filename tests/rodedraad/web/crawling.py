"""Going through the pages as a reader does, by every link and form that can be followed with GET."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter, deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote, urlencode, urljoin, urlsplit

from lxml import html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from fastapi.testclient import TestClient
    from httpx import Response

    Answers = dict[str, Response]

ALIKE = 8
"""Addresses of one shape that are followed: a list of hundreds of rows has one page hundreds of times."""
FILES = 3
"""Files of one kind that are taken along: making one takes long, and its rows are those of a page."""
HEX = re.compile(r"[0-9a-f]{6,}|\d+")


def shape(url: str) -> str:
    """An address without what tells one page from another of its kind."""
    split = urlsplit(url)
    names = sorted({name for name, _ in parse_qsl(split.query, keep_blank_values=True)})
    return f"{HEX.sub('*', split.path)}?{'&'.join(names)}"


def place(url: str) -> str:
    """The kind of page at an address, whatever is asked of it."""
    return shape(url).split("?")[0]


def links(answer: Response, url: str) -> Iterator[str]:
    """The addresses on a page that belong to the application, fragments left out."""
    if "html" not in answer.headers.get("content-type", "") or not answer.text.strip():
        return
    tree = html.fromstring(answer.content.decode("utf-8"))
    found = [value for name in ("href", "src", "hx-get") for value in tree.xpath(f"//@{name}")]
    found += [one for form in tree.forms for one in _sent(form)]
    for one in found:
        whole = urljoin(url, one.split("#")[0])
        split = urlsplit(whole)
        if not split.scheme and not split.netloc and whole.startswith("/"):
            yield whole


def _sent(form: html.FormElement) -> Iterator[str]:
    """What a form with GET asks for as it stands, and with each option of its lists."""
    if form.method.upper() != "GET":
        return
    where, values = form.get("action") or "", dict(form.form_values())
    yield f"{where}?{urlencode(values)}"
    for choice in form.xpath(".//select[@name]"):
        for option in choice.xpath(".//option/@value"):
            yield f"{where}?{urlencode(values | {choice.get('name'): option})}"


@dataclass
class Crawl:
    """Pages that were asked for, by address; whoever needs more asks for it."""

    client: TestClient
    alike: int = ALIKE
    kind: Callable[[str], str] = shape
    answers: Answers = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)

    def follow(self, starts: Iterable[str]) -> Answers:
        """All that can be reached from these."""
        waiting = deque(starts)
        while waiting:
            url = waiting.popleft()
            if url in self.answers or self.counts[self.kind(url)] >= self._most(url) or _is_static(url):
                continue
            self.counts[self.kind(url)] += 1
            answer = self.answers[url] = self.client.get(url)
            if answer.is_redirect:
                waiting.append(urljoin(url, answer.headers["location"]))
            waiting.extend(links(answer, url))
        return self.answers

    def _most(self, url: str) -> int:
        """How many addresses of its kind are followed."""
        return min(self.alike, FILES) if "/uitvoer/" in url else self.alike


def _is_static(url: str) -> bool:
    return url.startswith("/static/")


def told(answer: Response) -> str:
    """All text of an answer: its headers, and what files hold that are made of others (docx, odt, xlsx)."""
    said = [unquote(f"{name}: {value}") for name, value in answer.headers.items()]
    if answer.content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
            said += [name + packed.read(name).decode("utf-8", "replace") for name in packed.namelist()]
    elif answer.content.startswith(b"%PDF"):
        said += _pages(answer.content)
    else:
        said.append(answer.content.decode("utf-8", "replace"))
    return "\n".join(said)


def _pages(content: bytes) -> list[str]:
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
