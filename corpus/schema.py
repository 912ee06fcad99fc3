"""The tables of the corpus, as SQLAlchemy Core sees them; `migrations/` creates them.

`document` and what hangs on it (part, fact, page, block) hold the latest reading of a file;
`observation` keeps what earlier readings found too, with `present` 0 and the place it had in them;
`coding` and what hangs on it hold the labels of every model and codebook version. `file` says which
documents the folder holds, `analysis` which reader, model and codebook are the current ones of a
document, `failure` what could not be read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import column, table

if TYPE_CHECKING:
    from sqlalchemy import TableClause


def _table(name: str, columns: str) -> TableClause:
    return table(name, *(column(c) for c in columns.split()))


setting = _table("setting", "name value")
document = _table("document", "id name stem format page_count laag source")
file = _table("file", "name document")
failure = _table("failure", "name document reason remedy")
analysis = _table("analysis", "document reader model codebook")
part = _table("part", "document idx kind title evidence alternatives file")
fact = _table("fact", "document field idx value evidence page")
page = _table("page", "document idx number start_at end_at width height file words")
block = _table("block", "document idx part kind level page text runs path regions cells")
notice = _table("notice", "document idx message page lost")
observation = _table(
    "observation", "id document seq part block start_at end_at page text path confidence present"
)
coding = _table(
    "coding",
    "observation model codebook rol rol_score toerekening eerder fase spreker onzeker modaliteit taal"
    " getroffen aan",
)
coding_thema = _table("coding_thema", "observation model codebook thema score seq")
coding_onderwerp = _table("coding_onderwerp", "observation model codebook thema seq")
evidence = _table("evidence", "observation model codebook seq label weight detail")
mention = _table("mention", "observation seq kind start_at end_at text value")
action = _table("action", "observation owner deadline about")

TABLES = (
    setting, document, file, failure, analysis, part, fact, page, block, notice,
    observation, coding, coding_thema, coding_onderwerp, evidence, mention, action,
)  # fmt: skip
READING = (part, fact, page, block, notice)
"""What a new reading of a document replaces."""
CODING = (evidence, coding_onderwerp, coding_thema, coding)
"""What one model and codebook say of an observation."""
