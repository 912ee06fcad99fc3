"""Reviewing in the browser: which observation comes next, what is shown of it, what a form enters.

`choice` says which queue is worked through, `following` what comes next in it, `case` shows an observation,
`entering` makes a judgement of a form; `orders` and `progress` are worked out with the edition.
"""
