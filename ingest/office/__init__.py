"""Word and OpenDocument: packages, styles, lists, tables and notes, as both formats have them.

The readers are `ingest.docx` and `ingest.odt`; `flow` makes lines of what they find.
"""
