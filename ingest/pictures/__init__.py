"""A page that is a picture: whether its text layer is any good, recognition, rules and bars on it.

Begin with `scans.recognised`.
"""
