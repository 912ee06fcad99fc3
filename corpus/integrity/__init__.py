"""Whether a corpus is what was put into it: begin in `corpus.checking`, which asks each module of this.

`database` holds the file to its own rules, `record` the documents to their text, `derived` what follows from
the record to what would be made of it now, `originals` the files that were read. `report` has the values.
"""
