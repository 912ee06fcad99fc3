"""The filter language: one way to say which observations are wanted, for every road to the corpus.

Begin at `parse`, which makes a typed question of a text such as `thema:ibt rol:knelpunt datum:2025..`, and
`syntax`, which has the values that a question is made of. `written` gives the text of a question, `both` and
`either` join questions, `matching` holds one row against a question, `reference` describes the language for
its users. Nothing here knows of SQL.
"""

from __future__ import annotations

from corpus.filters.parsing import parse
from corpus.filters.reference import reference
from corpus.filters.syntax import EVERYTHING, Question, both, either, negated, terms
from corpus.filters.writing import written

__all__ = ["EVERYTHING", "Question", "both", "either", "negated", "parse", "reference", "terms", "written"]
