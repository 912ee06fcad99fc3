"""What a person should review next, and when enough has been reviewed.

Begin at `queue.queue` (the observations to review, each with its reason) and `advice.advise` (whether
reviewing may stop). `candidates` says what goes in; `control` draws the random sample that the advice
rests on.
"""
