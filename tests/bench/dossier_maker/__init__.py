"""Invented dossiers of any size with known truth; begin at `making.make`.

A document follows from seed and number alone: `stock` has the coded sentences that it is made of, `varying`
gives them other figures, days and places, `composing` says what it is and what stands in it, `layout` gives
it letterhead and signature, `setting` sets it in a format, `truth` tells what a reader must find.
"""
