"""A table of observations as documents that can be entered: what is missing filled in, what is wrong refused.

A document comes in wholly or not at all. What makes one unfit is told with its reason.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.errors import ExchangeError
from corpus.exchange.outgoing import MASKED
from corpus.holdings import IMPORTED
from corpus.model import BlockKind, Laag, Modaliteit, PartKind, stem_of
from corpus.recording import DOCUMENT_BITS
from corpus.tables.carried import CARRIED
from corpus.tables.kinds import BY_NAME, LISTS, dtypes

if TYPE_CHECKING:
    from collections.abc import Mapping

    import polars

    from corpus.codebook import Codebook

IMPORT = IMPORTED
"""Also the reader and the model, where the table names none."""
LONGEST_SOURCE = 20_000_000
"""Characters that the source of a document may have: more than a report of five thousand pages."""
LONGEST_GAP = 10_000
"""Characters that a block may have between two sentences above those that the source has there."""
SKIPPED = 50
"""Blocks that may be skipped for each that is there."""
PLACED = ("blok", "begin", "eind", "oorsprong_begin", "oorsprong_eind")
KEY = "stuk"
DEFAULTS = {
    "part": PartKind.OTHER.value,
    "rol_score": 1.0,
    "toerekening": "geen",
    "eerder": "nee",
    "fase": "algemeen",
    "spreker": "",
    "onzeker": False,
    "beoordeling": "geen",
    "modaliteit": Modaliteit.FEIT.value,
    "aan": "",
    "taal": "nl",
    "laag": Laag.ONBEKEND.value,
    "vertrouwelijk": False,
    "model": IMPORT,
    "lezer": IMPORT,
    "deel": 0,
    "niveau": 0,
    "page": 0,
}
"""What holds where the table says nothing."""
AS_COUNTED = ("rol", "thema", "toerekening", "eerder")
"""What the machine said is what counts, where the table does not tell them apart."""
KINDS_BY_ROL = {"kop": BlockKind.HEADING.value, "formaliteit": BlockKind.LETTERHEAD.value}


@dataclass(frozen=True, slots=True)
class Arrived:
    """The rows of whole documents that can be entered, a document after another and each in order of place.

    `refused` has why others cannot, in Dutch, by the name of the document.
    """

    rows: polars.DataFrame
    refused: Mapping[str, str]


def completed(table: polars.DataFrame, codebook: Codebook) -> polars.DataFrame:
    """The table with every column of an export, in its types; what it lacks is filled in.

    Documents and sentences without identity get one by their content, so that the same table gives the same.
    Raises `ExchangeError` when it has no texts, no roles or no documents.
    """
    import polars

    for name in ("text", "rol"):
        if name not in table.columns:
            raise _lacking(f"de kolom '{name}'")
    if not {KEY, "bestand", "document"} & set(table.columns):
        raise _lacking("een kolom die zegt uit welk stuk een zin komt (stuk, bestand of document)")
    types = {name: dtypes()[kind] for name, kind in BY_NAME.items() if name not in table.columns}
    whole = table.with_columns(polars.lit(None, dtype=dtype).alias(name) for name, dtype in types.items())
    whole = whole.with_columns(_cast(whole, name, kind) for name, kind in (BY_NAME | CARRIED).items())
    whole = whole.with_columns(
        _clean(whole[name]) for name, kind in BY_NAME.items() if kind in ("str", "list")
    )
    whole = whole.with_columns(_default(name, codebook) for name in BY_NAME)
    whole = whole.with_columns(_as_counted(table))
    return _identified(_placed(_ordered(_named(whole))))


def _lacking(what: str) -> ExchangeError:
    return ExchangeError(
        f"De tabel mist {what}.", "Voer haar uit met 'rodedraad export', of zet de kolom erbij."
    )


def _cast(whole: polars.DataFrame, name: str, kind: str) -> polars.Series:
    """The column in its type; what does not fit is an error that names it."""
    import polars

    wanted = dtypes()[kind]
    if whole.schema[name] == wanted:
        return whole[name]
    if whole[name].null_count() == whole.height:
        return polars.Series(name, [None] * whole.height, dtype=wanted)
    try:
        return whole[name].cast(wanted)
    except polars.exceptions.PolarsError as error:
        raise ExchangeError(
            f"In kolom '{name}' staat een waarde die daar niet past.", "Verbeter die en lees opnieuw in."
        ) from error


def _clean(series: polars.Series) -> polars.Series:
    """Without the one character that a database refuses, and without elements that are nothing."""
    if series.dtype.is_nested():
        elements = series.explode()
        strange = elements.null_count() > series.null_count() + (series.list.len() == 0).sum()
        return _clean_lists(series) if strange or _has_nul(elements) else series
    return series.str.replace_all("\0", "\ufffd", literal=True) if _has_nul(series) else series


def _has_nul(texts: polars.Series) -> bool:
    return bool(texts.str.contains("\0", literal=True).any())


def _clean_lists(series: polars.Series) -> polars.Series:
    import polars

    element = polars.element().str.replace_all("\0", "\ufffd", literal=True).drop_nulls()
    return series.list.eval(element)


def _default(name: str, codebook: Codebook) -> polars.Expr:
    import polars

    column = polars.col(name)
    if BY_NAME[name] in LISTS:
        return column.fill_null(polars.lit([], dtype=dtypes()[BY_NAME[name]]))
    if name == "codeboek":
        return column.fill_null(codebook.name)
    if name == "rol_score":
        return column.fill_nan(None).fill_null(DEFAULTS[name]).clip(0, 1)
    if name == "herkenning":
        return column.fill_nan(None)
    if name == "bloksoort":
        return column.fill_null(
            polars.col("rol").replace_strict(KINDS_BY_ROL, default=BlockKind.PARAGRAPH.value)
        )
    return column.fill_null(DEFAULTS[name]) if name in DEFAULTS else column


def _as_counted(table: polars.DataFrame) -> list[polars.Expr]:
    """The machine's labels and doubt where the table does not tell them apart from what counts."""
    import polars

    missing = {f"{name}_machine": name for name in AS_COUNTED if f"{name}_machine" not in table.columns}
    if "onzeker_machine" not in table.columns:
        missing["onzeker_machine"] = "onzeker"
    if "thema_machine_score" not in table.columns:
        missing["thema_machine_score"] = "thema_score"
    filled = [polars.col(name).alias(machine) for machine, name in missing.items()]
    known = ("rol", "toerekening", "eerder", "onzeker")
    return filled + [
        polars.col(f"{name}_machine").fill_null(polars.col(name))
        for name in known
        if f"{name}_machine" not in missing
    ]


def _named(whole: polars.DataFrame) -> polars.DataFrame:
    """Each row with the name and the identity of its document, in order of the documents."""
    import polars

    name = polars.coalesce("bestand", "document", polars.col(KEY).str.slice(0, 12))
    whole = whole.with_columns(name.alias("bestand")).filter(polars.col("bestand").is_not_null())
    unknown = whole.filter(polars.col(KEY).is_null())
    if unknown.height:
        texts = unknown.group_by("bestand", maintain_order=True).agg(polars.col("text").fill_null(""))
        made = {name: _content(name, told) for name, told in texts.iter_rows()}
        own = polars.col("bestand").replace_strict(made, default=None, return_dtype=polars.String)
        whole = whole.with_columns(polars.coalesce(KEY, own).alias(KEY))
    return whole


def _content(name: str, texts: list[str]) -> str:
    """The identity of a document that has none: by its name and what it says."""
    written = "\0".join((IMPORT, name, *texts))
    return hashlib.sha256(written.encode("utf-8", "replace")).hexdigest()


def _placed(whole: polars.DataFrame) -> polars.DataFrame:
    """Each row with its place: as given where the whole document has it, else a block for each sentence."""
    import polars

    whole = whole.with_row_index("rij").with_columns(polars.col("text").str.len_chars().alias("lengte"))
    without = polars.any_horizontal(polars.col(name).is_null() for name in PLACED).any().over(KEY)
    whole = whole.with_columns(without.alias("los"))
    whole = _numbered(whole)
    if not whole["los"].any():
        return _sorted(whole)
    order = (polars.col("volgnummer").fill_null(2**62), polars.col("rij"))
    rank = polars.struct(order).rank("ordinal").over(KEY).cast(polars.Int64) - 1
    whole = whole.with_columns(rank.alias("rang")).sort("plek", "rang")
    before = (polars.col("lengte").cast(polars.Int64) + 1).cum_sum().over(KEY)
    length = polars.col("lengte").cast(polars.Int64)
    own = {
        "blok": polars.col("rang"),
        "begin": polars.lit(0, dtype=polars.Int64),
        "eind": length,
        "oorsprong_begin": before - length - 1,
        "oorsprong_eind": before - 1,
    }
    loose = polars.col("los")
    whole = whole.with_columns(
        polars.when(loose).then(made).otherwise(polars.col(name)).alias(name) for name, made in own.items()
    )
    return _sorted(whole)


def _numbered(whole: polars.DataFrame) -> polars.DataFrame:
    """Blocks of which few came along are numbered anew: each that is skipped will be an empty one."""
    import polars

    blocks = polars.col("blok")
    sparse = (blocks.max() > SKIPPED * (1 + blocks.n_unique())).over(KEY)
    if not whole.select(sparse.any()).item():
        return whole
    rank = blocks.rank("dense").over(KEY).cast(polars.Int64) - 1
    return whole.with_columns(polars.when(sparse).then(rank).otherwise(blocks).alias("blok"))


def _sorted(whole: polars.DataFrame) -> polars.DataFrame:
    """The rows in order of place; an export is so already, which is sooner seen than done."""
    import polars

    higher = polars.lit(value=False)
    for name in ("begin", "blok", "plek"):
        column, before = polars.col(name), polars.col(name).shift()
        higher = (column > before) | ((column == before) & higher)
    if whole.select(higher.slice(1).fill_null(value=False).all()).item():
        return whole
    return whole.sort("plek", "blok", "begin", "eind", "rij")


def _ordered(whole: polars.DataFrame) -> polars.DataFrame:
    """Each row with the rank of its document in the corpus (`plek`), in which places ascend."""
    import polars

    there = whole.select(KEY, "bestand").unique(KEY, keep="first")
    order = sorted(there.iter_rows(), key=lambda one: (stem_of(one[1]), one[1], one[0]))
    ranks = {KEY: [id_ for id_, _ in order], "plek": range(len(order))}
    return whole.join(polars.DataFrame(ranks, schema_overrides={KEY: polars.String}), on=KEY, how="left")


def _identified(whole: polars.DataFrame) -> polars.DataFrame:
    """Rows without an id, and those whose place was made here, get one by document, place and text."""
    import polars

    from corpus.ids import observation_id

    own = polars.col("id").is_null() | polars.col("los")
    bare = whole.filter(own & polars.col("text").is_not_null())
    if not bare.height:
        return whole
    columns = (bare[name].to_list() for name in (KEY, "oorsprong_begin", "oorsprong_eind", "text"))
    ids = [observation_id(*values) for values in zip(*columns, strict=True)]
    made = polars.DataFrame({"rij": bare["rij"], "gemaakt": ids}, schema_overrides={"gemaakt": polars.String})
    joined = whole.join(made, on="rij", how="left", maintain_order="left")
    return joined.with_columns(polars.coalesce("gemaakt", "id").alias("id")).drop("gemaakt")


def fit(rows: polars.DataFrame, codebook: Codebook, taken: polars.DataFrame | None = None) -> Arrived:
    """What of completed rows can be entered; `taken` has the ids (`id`) that the corpus knows already."""
    import polars

    faults = _faults(codebook)
    if taken is not None:
        faults["een zin die bij een ander stuk in het corpus hoort"] = polars.col("id").is_in(
            taken["id"].implode()
        )
    reason = polars.coalesce(polars.when(wrong).then(polars.lit(why)) for why, wrong in faults.items())
    found = rows.with_columns(reason.alias("fout"))
    wrong = found.filter(polars.col("fout").is_not_null()).group_by(KEY, maintain_order=True).first()
    if not wrong.height:
        return Arrived(rows, {})
    good = rows.filter(~polars.col(KEY).is_in(wrong[KEY].implode()))
    return Arrived(good, dict(wrong.select("bestand", "fout").iter_rows()))


def _faults(codebook: Codebook) -> dict[str, polars.Expr]:
    """What makes a row, and with it its document, unfit: the reason and the condition."""
    import polars

    col = polars.col
    words = codebook.vocabulary
    ours = {"part": PartKind, "laag": Laag, "bloksoort": BlockKind, "modaliteit": Modaliteit}
    faults = {
        "geen tekst": col("text").is_null() | (col("lengte") == 0),
        "de tekst is weggelaten (voer het stuk uit met --include-confidential)": col("vertrouwelijk")
        & (col("text") == MASKED),
        "geen geldig kenmerk (stuk)": ~col(KEY).str.contains(r"\A[0-9a-f]{64}\z"),
        "geen geldige naam (bestand)": ~col("bestand").str.contains(r"\A[^\x00-\x1f\x7f]{1,500}\z"),
        "geen geldig id": ~col("id").fill_null("").str.contains(r"\A[0-9a-f]{16}\z"),
        "een id dat vaker voorkomt": col("id").is_duplicated(),
        "een datum die geen datum is": ~col("datum")
        .fill_null("2000-01-01")
        .str.contains(r"\A\d{4}-\d\d-\d\d\z"),
        "een plaats die niet kan": _misplaced(),
        "zinnen die over elkaar heen staan": _overlapping(),
        "meer dan één model": polars.any_horizontal(
            (col(name).n_unique() > 1).over(KEY) for name in ("model", "codeboek", "lezer")
        ),
    }
    for name in ("rol", "toerekening", "fase"):
        faults[f"een onbekende waarde voor {name}"] = ~col(name).is_in(words[name])
    for name in ("rol", "toerekening"):
        faults[f"een onbekende waarde voor {name}_machine"] = ~col(f"{name}_machine").is_in(words[name])
    for name in ("thema", "thema_machine", "onderwerp"):
        known = col(name).list.eval(polars.element().is_in(words["thema"])).list.all()
        faults[f"een onbekende waarde voor {name}"] = ~known | (
            col(name).list.n_unique() < col(name).list.len()
        )
    for name in ("eerder", "eerder_machine"):
        faults[f"een onbekende waarde voor {name}"] = ~col(name).is_in(("ja", "nee"))
    for name, values in ours.items():
        faults[f"een onbekende waarde voor {name}"] = ~col(name).is_in([value.value for value in values])
    return {why: wrong.fill_null(value=True) for why, wrong in faults.items()}


def _misplaced() -> polars.Expr:
    """A range that is not that of the text, or lies where no text can be."""
    import polars

    col = polars.col
    length, source = col("eind") - col("begin"), col("oorsprong_eind") - col("oorsprong_begin")
    low = polars.min_horizontal("blok", "begin", "oorsprong_begin", "deel", "niveau", "page")
    high = polars.max_horizontal("eind", "oorsprong_eind", "blok", "deel", "niveau", "page")
    first = (col(KEY) != col(KEY).shift()) | (col("blok") != col("blok").shift())
    before, behind = (
        polars.when(first.fill_null(value=True)).then(0).otherwise(col(name).shift())
        for name in ("eind", "oorsprong_eind")
    )
    room = polars.max_horizontal(col("oorsprong_begin") - behind, 0)
    apart = col("begin") - before - room > LONGEST_GAP
    many = polars.len().over(KEY) >= 1 << DOCUMENT_BITS
    one = (length == 1) & (source != 1)
    return (length != col("lengte")) | (source < 1) | one | (low < 0) | (high > LONGEST_SOURCE) | many | apart


def _overlapping() -> polars.Expr:
    import polars

    same = (polars.col(KEY) == polars.col(KEY).shift()) & (polars.col("blok") == polars.col("blok").shift())
    return (same & (polars.col("begin") < polars.col("eind").shift())).fill_null(value=False)
