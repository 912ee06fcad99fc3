"""The columns that an export has beside those of `corpus.query.COLUMNS`, so that it can come back whole."""

from __future__ import annotations

CARRIED = {
    "stuk": "str",
    "titel": "str",
    "reden_vertrouwelijk": "str",
    "lezer": "str",
    "deel": "int",
    "blok": "int",
    "bloksoort": "str",
    "niveau": "int",
    "begin": "int",
    "eind": "int",
    "oorsprong_begin": "int",
    "oorsprong_eind": "int",
    "volgnummer": "int",
    "thema_machine_score": "scores",
    "onzeker_machine": "bool",
    "gewichten": "scores",
    "genoemd": "list",
    "actie_bij": "str",
    "oordelen": "list",
    "bij_uitvoer": "str",
}
"""The columns in order, with their type.

`stuk` is the content hash of the document, `titel` its subject, `reden_vertrouwelijk` why it may not be
quoted, `lezer` with which reader it was analysed. `deel`, `blok`, `begin` and `eind` say where the sentence
stands: part, block and half-open range in its text; `bloksoort` and `niveau` what the block is;
`oorsprong_begin` and `oorsprong_eind` the range in the source; `volgnummer` its rank in the document.
`thema_machine_score` and `onzeker_machine` are the machine's, `gewichten` go with `waarom`, `genoemd` has
what is named (JSON: kind, start, end, text, normal form), `actie_bij` the observation that an action item
follows from, `oordelen` the events of its log (JSON), `bij_uitvoer` the labels that counted when the table
was written.
"""

WISHED = {"oordeel": "str", "toelichting": "str"}
"""Columns for a reviewer to fill in: "akkoord", "verwerpen" or "opmerking", and why."""
