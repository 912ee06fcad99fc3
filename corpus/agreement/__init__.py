"""How far coders agree who coded the same units, people or the machine.

Begin at `measuring.agreements` (the figures of two or more coders, question by question),
`measuring.pairwise` (of any two) and `disputes.disputed` (what they have to settle). `labels` says what
goes in.
"""
