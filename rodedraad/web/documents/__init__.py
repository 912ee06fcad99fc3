"""Documents on the pages: what the folder holds, a page beside its text, handing in, setting right.

Begin with `shelf` for the table, `sheet` for a page of one document, `receiving` for what is handed in.
"""
