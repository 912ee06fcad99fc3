"""Repair of a line, each character with its place in the source: glyphs, hyphens, marks of redaction.

Begin with `clean.repair`.
"""
