"""Tables out and in: Parquet, CSV, XLSX and JSON Lines, each with the account of where it comes from.

Begin at `write` and `read`. What is written comes back as the same frame with the same types, also when
columns were moved, left out or added in Excel or LibreOffice in between. One exception: a row of which
every cell is empty (null or an empty list) is no row in CSV and XLSX, because spreadsheets make and lose
such rows. A file that is read is never trusted: all that is wrong with it is an `ExchangeError`.
"""

from corpus.tables.about import About
from corpus.tables.csvfile import text as csv_text
from corpus.tables.exchange import FORMS, read, write

__all__ = ["FORMS", "About", "csv_text", "read", "write"]
