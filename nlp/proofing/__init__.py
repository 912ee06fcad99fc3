"""Proofreading a codebook: what lacks in it, what overlaps, and what to do about either.

`proof.remarks` reads the files of a codebook, `practice.remarks` holds its rules against sentences.
"""
