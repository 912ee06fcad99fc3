"""What is new, gone and changed between two sides of the record: two questions, versions, analyses, moments.

Begin at `comparison`, which has the values and puts two lists of `Entry` side by side; `pairing` says which
entries belong together. Both are pure. `answers`, `versions`, `analyses` and `moments` read the sides from a
corpus, `sides` makes them of what a user types.
"""
