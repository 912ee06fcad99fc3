"""The page "Waarnemingen": what is asked for (`wanted`), what is shown (`results`), one of them (`one`)."""
