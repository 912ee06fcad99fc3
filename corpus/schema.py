"""The tables of the corpus, as SQLAlchemy Core sees them; `migrations/` creates them.

The record, to which is only added:
`codebook_version` which codebook (as text, by name and digest) was in use from when on;
`document` and what hangs on it (source, part, fact, page, block, notice) hold a file by its content;
`observation` what any reading of it found, with `present` 0 for what the latest one did not find;
`analysis` with which reader, model and codebook it was analysed, `coding` what that analysis says of each
observation; `adoption` when an analysis became the one that counts (`document.analysis`); `holding` which
name the folder had for which document, from when until when ("": still); `judgement` what people say of the
coding, `point_event` what they say of points.

What is derived from it and can be made anew: `effective` holds the labels that count of each observation of
the documents that the folder holds, in reading order (`place`), with its themas and subjects apart;
`vector` the meaning of the observations of a document as vectors (their numbers and the packed vectors, a row
each; `stale` 1 when there are observations that it lacks). A document with `stale` 1 is yet to be
derived.
`failure` says what could not be read, `setting` what is kept of the corpus as a whole, `revision` how often
the documents that the folder holds, the vectors and the labels were changed, `labelled` at which change of
the labels those of each document (its number) were changed last (triggers count).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import column, table

if TYPE_CHECKING:
    from sqlalchemy import TableClause


def _table(name: str, columns: str) -> TableClause:
    return table(name, *(column(c) for c in columns.split()))


setting = _table("setting", "name value")
codebook_version = _table("codebook_version", "nr name digest book since")
document = _table("document", "id name stem format page_count laag nr position analysis stale erased")
source = _table("source", "document text")
failure = _table("failure", "name document reason remedy")
part = _table("part", "document idx kind title evidence alternatives file")
fact = _table("fact", "document field idx value evidence page")
page = _table("page", "document idx number start_at end_at width height file words")
block = _table("block", "document idx part kind level page text runs path regions cells")
notice = _table("notice", "document idx message page lost")
holding = _table("holding", "nr name document since until")
analysis = _table("analysis", "nr document reader model codebook made_at")
adoption = _table("adoption", "nr analysis adopted_at")
observation = _table(
    "observation",
    "nr id document seq part block start_at end_at page text path confidence present origin",
)
coding = _table(
    "coding",
    "analysis observation rol rol_score thema onderwerp toerekening eerder fase spreker onzeker modaliteit"
    " taal getroffen aan evidence mentions action",
)
judgement = _table(
    "judgement",
    "nr observation document act labels pieces author made_at why model codebook machine undoes",
)
point_event = _table(
    "point_event",
    "nr point thema act author made_at passages other others name why undoes documents",
)
vector = _table("vector", "document encoder stale observations data")
effective = _table(
    "effective",
    "place observation document analysis basis rol rol_score thema onderwerp toerekening eerder fase onzeker"
    " state authors words lemmas",
)
effective_thema = _table("effective_thema", "thema place")
effective_onderwerp = _table("effective_onderwerp", "onderwerp place")
revision = _table("revision", "name number")
labelled = _table("labelled", "document number")

TABLES = (
    revision, setting, codebook_version, document, source, failure, part, fact, page, block, notice, holding,
    analysis, adoption, observation, coding, judgement, point_event, vector, effective, effective_thema,
    effective_onderwerp, labelled,
)  # fmt: skip
READING = (source, part, fact, page, block, notice)
"""What a new reading of a document replaces."""
DERIVED = (effective_thema, effective_onderwerp, effective)
