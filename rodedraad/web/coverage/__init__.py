"""A draft held against the dossier, as its page shows it: `model` is what is shown, `making` makes it."""
