"""A file of another person or program in the corpus: judgements on what it has, documents that it lacks."""

from __future__ import annotations

import zipfile
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from corpus import lawbook, meaning, store
from corpus.codebookfile import CODEBOOK
from corpus.errors import ExchangeError, ReviewError, reason
from corpus.exchange import arriving, codebooks, edits, entering, knowing, projects, returning
from corpus.refi import read_codebook, read_project
from corpus.reviewing import author_name, judge
from corpus.tables import read
from nlp import analysis
from rodedraad import browsing, opening

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import polars

    from corpus.reviewing import Wish
    from corpus.store import Corpus

    Tell = Callable[[int, int], None]

SOUGHT = 4096
"""Bytes in which the first tag of an XML file stands."""


@dataclass(slots=True)
class Report:
    """What a file came to.

    `judged` are judgements, `same` observations on which it says nothing new, `unknown` those that the corpus
    does not have. `refused` tells what could not be taken over and why, `told` what else there is to know.
    """

    judged: int = 0
    same: int = 0
    unknown: int = 0
    documents: int = 0
    observations: int = 0
    carried: int = 0
    refused: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)


def bring(
    where: Path | str,
    path: Path,
    by: str = "",
    *,
    dry_run: bool = False,
    tell: Tell = lambda _done, _all: None,
) -> Report:
    """Take over what a file has for the corpus; with `dry_run` only say what that would be.

    Judgements are entered in one transaction, documents in a few, each document wholly or not at all. Raises
    `ExchangeError`, `ReviewError` when somebody has to give a name, and `CorpusError`s.
    """
    form = form_of(path)
    if form == "qdc":
        with opening.corpus(where) as corpus:
            return Report(told=list(codebooks.differences(read_codebook(_content(path)), corpus.codebook())))
    if form == "qdpx":
        with opening.corpus(where) as corpus:
            return _project(corpus, path, by, dry_run=dry_run)
    table, _ = read(path)
    with _corpus(where, dry_run=dry_run) as corpus:
        found = _table(corpus, table, by, dry_run=dry_run, tell=tell)
        if corpus.location.folder is not None and not dry_run:
            browsing.describe(corpus.location.folder)
    return found


def give_meaning(where: Path | str) -> None:
    """Make the vectors of the documents that came in, so that they are found by meaning too."""
    with opening.corpus(where) as corpus:
        meaning.index(corpus)


def form_of(path: Path) -> str:
    """What a file is by its content: "qdpx", "qdc", or "" for a table. Raises `ExchangeError`."""
    start = _content(path, SOUGHT)
    if start.startswith(b"PK"):
        try:
            with zipfile.ZipFile(path) as archive:
                return "qdpx" if any(name.lower().endswith(".qde") for name in archive.namelist()) else ""
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
            return ""
    text = start.decode("utf-16" if start[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", "replace")
    return "qdc" if text.lstrip().startswith("<") else ""


def _content(path: Path, size: int = -1) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(size)
    except OSError as error:
        raise ExchangeError(
            f"'{path}' kan niet worden gelezen ({reason(error)}).", "Controleer het pad en de rechten."
        ) from error


@contextmanager
def _corpus(where: Path | str, *, dry_run: bool) -> Iterator[Corpus]:
    """The corpus, made when it is not there; one that was made for nothing is taken away again."""
    folder = None if "://" in str(where) else Path(where)
    made, bare = folder is not None and not (folder / store.FILE_NAME).exists(), not Path(where).exists()
    empty = True
    try:
        with opening.corpus(where, create=not dry_run or made) as corpus:
            if corpus.setting(CODEBOOK) is None:
                corpus.keep_codebook(analysis.codebook())
                corpus.keep_lawbook(lawbook.in_use())
            try:
                yield corpus
            finally:
                empty = not corpus.files()
    finally:
        if made and empty and folder is not None:
            store.erase(folder)
            if bare:
                with suppress(OSError):
                    folder.rmdir()


def _table(corpus: Corpus, table: polars.DataFrame, by: str, *, dry_run: bool, tell: Tell) -> Report:
    found = Report()
    ours, rest = _known(corpus, table)
    new = _new(corpus, rest, found)
    again, new = (new, new) if new is None else _known(corpus, new)
    wishes = _wishes(corpus, ours, by, found)
    if again is not None:
        found.same += again.height
    if new is not None and new.height:
        _documents(corpus, new, found, dry_run=dry_run, tell=tell)
    _judge(corpus, wishes, found, dry_run=dry_run)
    return found


def _known(corpus: Corpus, table: polars.DataFrame) -> tuple[polars.DataFrame, polars.DataFrame]:
    """The rows of observations that the corpus knows, and the others."""
    import polars

    if "id" not in table.columns:
        return table.clear(), table
    with corpus.reading() as connection:
        known = knowing.observed(connection, table["id"].drop_nulls().unique().to_list())
    ours = polars.Series("id", sorted(known), dtype=polars.String)
    there = table["id"].is_in(ours.implode()).fill_null(value=False)
    return table.filter(there), table.filter(~there)


def _new(corpus: Corpus, rest: polars.DataFrame, found: Report) -> polars.DataFrame | None:
    """The rows of documents that the corpus does not have, completed; what else there is is unknown."""
    import polars

    if not rest.height:
        return None
    try:
        rows = arriving.completed(rest, corpus.codebook())
    except ExchangeError as error:
        if "id" not in rest.columns:
            raise
        found.unknown += rest.height
        found.told.append(f"Onbekende waarnemingen zijn overgeslagen: {error.message}")
        return None
    with corpus.reading() as connection:
        documents, erased = knowing.documents(connection)
        known = knowing.observed(connection, rows["id"].to_list())
    for name in rows.filter(polars.col("stuk").is_in(list(erased)))["bestand"].unique().sort():
        found.refused.append(f"{name}: dit stuk is verwijderd en wordt niet opnieuw opgenomen")
    given = rest["stuk"].drop_nulls().unique().to_list() if "stuk" in rest.columns else []
    ours = polars.col("id").is_in(list(known))
    same = polars.col("stuk").is_in([id_ for id_ in documents if id_ not in erased])
    like = polars.col("bestand").is_in([*documents.values()]) | polars.col("document").is_in(
        [name.rsplit("/", 1)[-1].rsplit(".", 1)[0] for name in documents.values()]
    )
    other = same | (like.fill_null(value=False) & ~polars.col("stuk").is_in(given))
    found.unknown += rest.height - rows.height + rows.filter(other & ~ours).height
    return rows.filter(ours | ~(other | polars.col("stuk").is_in(list(erased))))


def _wishes(corpus: Corpus, ours: polars.DataFrame, by: str, found: Report) -> tuple[Wish, ...]:
    """What reviewers changed in rows of observations that the corpus knows."""
    if not ours.height:
        return ()
    with corpus.reading() as connection:
        counts = knowing.counts(connection, ours["id"].unique().to_list())
        stands = ours["id"].is_in(counts["id"].implode())
        gone = ours.filter(~stands)["id"].unique().sort()
        rows = ours.filter(stands)
        rows = rows.filter(~edits.untouched(rows, counts))
        found.same += ours.height - gone.len() - rows.height
        currents = knowing.currents(connection, rows["id"].unique().to_list())
    found.refused += [f"{id_}: zij is gesplitst, samengevoegd of niet meer gevonden" for id_ in gone]
    author = author_name(by) if by else ""
    asked = edits.edits(rows.iter_rows(named=True), currents, author, corpus.codebook())
    found.same += asked.same
    found.refused += [f"{id_}: {why}" for id_, why in asked.refused]
    if asked.wishes and not author:
        raise ReviewError(
            f"In het bestand is op {len(asked.wishes)} plaatsen geoordeeld, maar er staat niet bij wie.",
            "Geef met --by de naam van de beoordelaar.",
        )
    return asked.wishes


def _documents(corpus: Corpus, new: polars.DataFrame, found: Report, *, dry_run: bool, tell: Tell) -> None:
    codebook = corpus.codebook()
    fit = arriving.fit(new, codebook)
    found.refused += [f"{name}: {why}" for name, why in fit.refused.items()]
    if dry_run:
        found.documents, found.observations = fit.rows["stuk"].n_unique(), fit.rows.height
        return
    entered = entering.load(corpus, fit.rows, codebook, tell=tell)
    found.documents, found.observations = entered.documents, entered.observations
    found.carried = entered.judgements
    found.refused += [f"{name}: {why}" for name, why in entered.refused.items()]
    if entered.lost:
        found.told.append(f"Van {entered.lost} waarnemingen was het oordeel niet over te nemen.")


def _project(corpus: Corpus, path: Path, by: str, *, dry_run: bool) -> Report:
    project = read_project(_content(path))
    codebook = corpus.codebook()
    names = {name for s in project.sources for name in (s.guid, s.name, s.name.removesuffix(".txt"))}
    with corpus.reading() as connection:
        places, replaced = knowing.standing_in(connection, names)
        dossier = projects.dossier(connection, places, codebook)
    back = returning.back(project, dossier, replaced, codebook, by)
    found = Report(same=back.same, refused=back.listed, told=list(project.notices))
    _judge(corpus, back.wishes, found, dry_run=dry_run)
    return found


def _judge(corpus: Corpus, wishes: Sequence[Wish], found: Report, *, dry_run: bool) -> None:
    found.judged = len(wishes)
    if wishes and not dry_run:
        judge(corpus, *wishes)
