"""The corpus as a file for others, and what others made of that file back in the corpus.

Begin at `outgoing.frame` (a table) and `projects.coded` (a REFI-QDA project) for the way out. On the way in
`edits` finds what reviewers changed in a table and `returning` what they coded in a project, both as wishes
for `corpus.reviewing.judge`; `arriving` makes whole documents of the rows that the corpus does not have, and
`loading` enters them in bulk.
"""
