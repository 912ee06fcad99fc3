"""All that a reader can get to see of a report in a format, as one text."""

import html
import io
import re
from zipfile import ZipFile, is_zipfile

TAGS = re.compile(r"<[^>]*>")


def text_of(data):
    """The text of a file, whatever its format: with and without tags, white space as one space."""
    if data.startswith(b"%PDF"):
        return _spaced(_of_pdf(data))
    if is_zipfile(io.BytesIO(data)):
        with ZipFile(io.BytesIO(data)) as package:
            parts = [package.read(name).decode(errors="replace") for name in package.namelist()]
        return _both("\n".join(parts))
    return _both(data.decode())


def _both(marked):
    """Attributes as they stand, and words that tags cut in two."""
    return _spaced(html.unescape(f"{marked}\n{TAGS.sub('', marked)}"))


def _of_pdf(data):
    import pypdfium2

    with pypdfium2.PdfDocument(data) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
        return "\n".join((*pages, *document.get_metadata_dict().values()))


def _spaced(text):
    return " ".join(text.split())
