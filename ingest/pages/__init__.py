"""A page of a PDF: its characters and lines, in reading order, with tables, notes and furniture told apart.

Begin with `layout.lay_out`, which strings the steps together.
"""
