"""Counts of observations by row and column, as frames. Begin at `matrix`; `voices` says who can count voices.

What is counted has five names, and each says what it is: see `matrix.Values`.
"""
