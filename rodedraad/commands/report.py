"""A single report on the command line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from rodedraad.parameters import FOLDER, Among, in_corpus, include_names

if TYPE_CHECKING:
    from collections.abc import Collection

    from corpus.store import Corpus
    from reports.formats import Format
    from reports.report import Kind
    from rodedraad.reporting import Wish


def _kinds() -> Collection[Kind]:
    from reports import build

    return build.WRITERS


def _formats() -> Collection[Format]:
    from reports import formats

    return formats.RENDERERS


@click.command(options_metavar="[OPTIES]")
@click.argument("soort", type=Among(_kinds))
@in_corpus
@click.option("--format", "form", type=Among(_formats), metavar="VORM", help="html, docx, odt, pdf of md.")
@click.option("--out", type=FOLDER, metavar="BESTAND", help="Schrijf het stuk in dit bestand.")
@click.option("--include-confidential", is_flag=True, help="Citeer ook uit vertrouwelijke stukken.")
@include_names
@click.option("--template", type=FOLDER, metavar="DOCX", help="Geef een Word-stuk uw eigen sjabloon.")
@click.option("--draft", type=FOLDER, metavar="CONCEPT", help="De brief die een dekkingstoets beoordeelt.")
@click.option("--codebook", default="", metavar="ID/VERSIE", help="Als toen dit codeboek in gebruik was.")
def report(
    soort: Kind,
    *,
    corpus: Path | str,
    form: Format | None,
    out: Path | None,
    include_confidential: bool,
    include_names: bool,
    template: Path | None,
    draft: Path | None,
    codebook: str,
) -> None:
    """Stel één stuk op.

    SOORT is kamerbrief, rapport, beslisnota, kringmemo, dekkingstoets, register of samenvatting.
    """
    from rodedraad import opening, reporting
    from rodedraad.showing import Shown

    may = Shown(include_confidential, include_names)
    wish = reporting.Wish(soort, form or _form_of(out), may, template, draft)
    _check(wish, out)
    shown = out is None and wish.form in reporting.TEXTS
    with opening.corpus(corpus) as opened:
        if codebook:
            content = _bygone(opened, wish, codebook)
        else:
            content = reporting.content(opened, wish, keep=not shown)
        if shown:
            click.echo(content, nl=False)
        else:
            _write(opened, out or Path(f"{wish.kind}.{wish.form}"), content)


def _bygone(corpus: Corpus, wish: Wish, codebook: str) -> bytes:
    """The report with an earlier version of the codebook; tells what could not be in it."""
    from rodedraad import bygone, reporting

    with bygone.standing(corpus, codebook) as (then, left_out):
        content = reporting.content(then, wish, keep=False)
    if left_out:
        names = ", ".join(left_out)
        click.echo(f"Nooit gecodeerd met {codebook}, en daarom niet meegeteld: {names}.", err=True)
    return content


def _form_of(out: Path | None) -> Format:
    """The format that the name of the file tells. Raises `click.UsageError` when it tells none."""
    suffix = out.suffix.lower().removeprefix(".") if out is not None else ""
    form = next((known for known in _formats() if known == suffix), None)
    if form is None:
        raise click.UsageError(f"Geef met --format de vorm: {', '.join(_formats())}.")
    return form


def _check(wish: Wish, out: Path | None) -> None:
    """Raises `click.UsageError` when what is asked does not go together."""
    from rodedraad import reporting

    drafted = wish.kind == reporting.DRAFTED
    if drafted and wish.draft is None:
        raise click.UsageError("Een dekkingstoets beoordeelt een brief: geef die met --draft BRIEF.docx.")
    if not drafted and wish.draft is not None:
        raise click.UsageError("Alleen een dekkingstoets beoordeelt een brief: laat --draft weg.")
    if wish.template is not None and wish.form != reporting.TEMPLATED:
        raise click.UsageError(
            "Een sjabloon is er alleen voor Word: geef --format docx, of laat --template weg."
        )
    told = out.suffix.lower().removeprefix(".") if out is not None else wish.form
    if told != wish.form and told in _formats():
        raise click.UsageError(f"'{out}' is geen naam voor {wish.form}: geef een naam op .{wish.form}.")


def _write(corpus: Corpus, path: Path, content: bytes) -> None:
    """Write the file and tell where it stands. Raises `OutputError`."""
    from rodedraad import summary, writing

    written = writing.write(corpus, {path: content}, anew=True)
    for error in written.failed.values():
        raise error
    for file in written.files:
        click.echo(f"Geschreven: {file}", err=True)
    for line in summary.of_writing(written):
        click.echo(line, err=True)
