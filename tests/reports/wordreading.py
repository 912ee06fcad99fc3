"""What a test reads back from a Word file."""

import io
from zipfile import ZipFile

import docx as python_docx
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def opened(data):
    return python_docx.Document(io.BytesIO(data))


def part(data, name):
    with ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


def names(data):
    with ZipFile(io.BytesIO(data)) as package:
        return package.namelist()


def text(element):
    return "".join(node.text or "" for node in element.iter(f"{W}t"))


def footnotes(data):
    """The words of each note, by its number."""
    if "word/footnotes.xml" not in names(data):
        return {}
    notes = part(data, "word/footnotes.xml").findall(f"{W}footnote")
    return {int(n.get(f"{W}id")): text(n).strip() for n in notes if n.get(f"{W}type") is None}


def marks(element):
    """The numbers of the notes in a text, in order."""
    return [int(mark.get(f"{W}id")) for mark in element.iter(f"{W}footnoteReference")]


def styled(document, name):
    """The paragraphs in this style."""
    return [p for p in document.element.body.iter(f"{W}p")
            if (s := p.find(f"{W}pPr/{W}pStyle")) is not None and s.get(f"{W}val") == name]  # fmt: skip
