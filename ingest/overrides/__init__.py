"""What the user says of a dossier in `dossier.toml`, checked, and put in the place of what was read.

Begin with `corrections.parse` and `corrected.corrected`.
"""
