"""A reading as the user sets it right: the values of `dossier.toml` in place of those that were read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.errors import SettingsError
from corpus.model import Fact, PartKind
from ingest.letters.confidential import MINUTES_REASON
from ingest.letters.organisations import called, laag_of

if TYPE_CHECKING:
    from corpus.model import Metadata, Part, Reading
    from ingest.letters.organisations import Organisation
    from ingest.overrides.corrections import Correction

SOURCE = "dossier.toml"
"""The evidence of what the user says."""

USER_REASON = "in dossier.toml als vertrouwelijk aangemerkt"


def corrected(
    reading: Reading, correction: Correction, *, organisations: tuple[Organisation, ...] = ()
) -> Reading:
    """The reading with what the user says of its document; `organisations` are those that he added.

    Raises `SettingsError` when he gives another number of kinds than the document has parts.
    """
    document = reading.document
    parts = _titled(_parts(document.parts, correction.kinds, document.name), correction.title)
    metadata = _metadata(document.metadata, correction, organisations)
    return replace(reading, document=replace(document, parts=parts, metadata=metadata))


def _parts(parts: tuple[Part, ...], kinds: tuple[PartKind, ...], name: str) -> tuple[Part, ...]:
    if not kinds:
        return parts
    if len(kinds) != len(parts):
        titles = ", ".join(
            f"{part.index + 1}. {part.title or 'zonder titel'} ({part.kind})" for part in parts
        )
        count = "één deel" if len(parts) == 1 else f"{len(parts)} delen"
        raise SettingsError(
            f"dossier.toml geeft {len(kinds)} soort{'en' * (len(kinds) > 1)} voor '{name}', "
            f"maar dat bestand heeft {count}: {titles}.",
            "Geef onder 'delen' een soort voor elk deel, in die volgorde.",
        )
    return tuple(
        replace(part, kind=kind, evidence=SOURCE, alternatives=())
        for part, kind in zip(parts, kinds, strict=True)
    )


def _titled(parts: tuple[Part, ...], title: str | None) -> tuple[Part, ...]:
    return parts if title is None else (replace(parts[0], title=title), *parts[1:])


def _metadata(read: Metadata, correction: Correction, organisations: tuple[Organisation, ...]) -> Metadata:
    """The metadata; a title takes the place of the subject, which a document is otherwise called by."""
    senders = [called(name, organisations) for name in correction.senders]
    return replace(
        read,
        senders=tuple(Fact(sender.name, SOURCE) for sender in senders) or read.senders,
        laag=laag_of(senders) if senders else read.laag,
        date=_fact(correction.date) or read.date,
        received=_fact(correction.received) or read.received,
        subject=_fact(correction.subject) or _fact(correction.title) or read.subject,
        confidential=_confidential(read.confidential, correction),
    )


def _fact(value: str | None) -> Fact | None:
    return None if value is None else Fact(value, SOURCE)


def _confidential(read: Fact | None, correction: Correction) -> Fact | None:
    """What the user says of it, else what follows from the kinds that he gives."""
    if correction.confidential is not None:
        return Fact(USER_REASON, SOURCE) if correction.confidential else None
    if PartKind.MINUTES in correction.kinds:
        return read or Fact(MINUTES_REASON, SOURCE)
    by_default = read is not None and read.value == MINUTES_REASON
    return None if correction.kinds and by_default else read
