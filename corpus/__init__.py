"""The domain model and its store.

Begin at `model` (what a document and an observation are), `codebook` (the values they are coded with)
and `findings` (what synthesis makes of them).
"""
