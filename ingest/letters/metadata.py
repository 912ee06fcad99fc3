"""Who wrote a document, when, to whom, on what: each value with the words it was read from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.model import Metadata, PartKind
from ingest.letters import lettermatters, meeting
from ingest.letters.addressees import addressee_of
from ingest.letters.confidential import confidential_of
from ingest.letters.labels import Label
from ingest.letters.letterparts import frame
from ingest.letters.organisations import laag_of
from ingest.letters.senders import senders_of
from ingest.letters.stampdates import stamps_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.model import Part
    from ingest.letters.organisations import Organisation
    from ingest.paragraphs import Draft


def metadata(
    groups: Sequence[Sequence[Draft]], parts: Sequence[Part], extra: tuple[Organisation, ...] = ()
) -> Metadata:
    """What the first part of a file says about the whole, later parts being annexes to it.

    `groups` holds the blocks of each of the parts, `extra` the organisations that the user added. Whether
    it may be quoted, and what is known of a meeting, may be said by a later part.
    """
    frames = [frame(group) for group in groups]
    first, kind = frames[0], parts[0].kind
    stamped = stamps_of(first)
    senders = senders_of(groups[0], first, kind, extra)
    met = next((f for f, part in zip(frames, parts, strict=True) if part.kind is PartKind.MINUTES), None)
    held = meeting.date_of(met) if met else None
    date = lettermatters.date_of(first, stamped) or (held if met is first else None)
    return Metadata(
        senders=tuple(sender.fact for sender in senders),
        laag=laag_of([sender.organisation for sender in senders]),
        addressee=None if kind is PartKind.MINUTES else addressee_of(first, extra),
        date=date,
        month=None if date else lettermatters.month_borne(first, groups[0]),
        received=lettermatters.received_of(first, stamped),
        subject=lettermatters.subject_of(first),
        reference=lettermatters.reference_of(first),
        their_reference=lettermatters.reference_of(first, Label.THEIR_REFERENCE),
        confidential=confidential_of(frames, parts),
        attachments=lettermatters.attachments_of(first),
        meeting_date=held,
        meeting_place=meeting.place_of(met) if met else None,
        participants=meeting.participants_of(met, extra) if met else (),
        stamps=tuple(stamp.fact for stamp in stamped),
    )
