"""Personal data in a text: what is found, and what stands in its place when a text leaves the program.

Begin at `found.found` (what is there, of which kind, where) and at `masking`: `masked` puts a word in its
place, for reports; `barred` a bar that is as long, so that every range still holds, for files that can come
back. `names` finds persons, `details` their mail addresses and telephone numbers, `numbers` those of citizens
and accounts, `circumstances` where someone lives, when he was born and what he drives.
"""
