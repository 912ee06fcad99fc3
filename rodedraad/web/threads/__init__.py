"""What the pages of the themas and points show, as frozen values, and how these follow from the findings.

Begin at `chapters`. What is long is kept in blocks of a few (`blocks`), so that a page reads only its own.
"""
