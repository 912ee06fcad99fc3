"""Pages of the web, mails and official publications: their elements as lines of text.

The readers are `ingest.html`, `ingest.mail`, `ingest.outlook` and `ingest.officialxml`.
"""
