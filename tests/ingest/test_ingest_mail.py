"""What is read of a mail (EML, MSG) and of what is enclosed in it, and what a hostile one cannot do."""

from __future__ import annotations

import io
import time
import zipfile
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.errors import UnreadableError
from corpus.model import BlockKind
from ingest.mail import is_mail, read
from ingest.outlook import is_message
from ingest.outlook import read as read_outlook
from ingest.registry import read_bytes
from ingest.settings import DEFAULT
from ingest.web.enclosures import safe_name
from tests.outlook import compound, moment, properties, wide

if TYPE_CHECKING:
    from collections.abc import Callable

    from ingest.lines import Raw
    from tests.outlook import Tree

LETTER, ASIDE, FRAME = BlockKind.LETTERHEAD, BlockKind.COMMENT, BlockKind.FURNITURE
HEAD = (
    b"From: Gemeente Vlierdam <post@vlierdam.example>\nDate: Mon, 26 Jan 2026 "
    b"09:00:00 +0100\nSubject: Opvang\n"
)
TEXT = "De gemeente vraagt om meer tijd voor het zoeken van plekken."


def _mail(text: str = TEXT, **fields: str) -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Gemeente Vlierdam <post@vlierdam.example>"
    mail["Date"] = "Mon, 26 Jan 2026 23:30:00 +0100"
    for name, value in fields.items():
        mail[name] = value
    mail.set_content(text)
    return mail


def _body(text: str, subject: str = "Opvang") -> list[tuple[str, BlockKind | None]]:
    lines = read(_mail(text, Subject=subject).as_bytes(), DEFAULT).lines
    return [(line.text.strip(), line.kind) for line in lines][3:]


def _names(raw: Raw) -> list[str]:
    return [name for inner in raw.attachments for name in (inner.file, *_names(inner))]


def test_the_head_is_that_of_a_letter() -> None:
    mail = _mail(
        Subject="Bijdrage – de opvang", To="Team Opvang <a@b.example>, B <b@b.example>", Cc="C <c@c.example>"
    )
    raw = read(mail.as_bytes(), DEFAULT)
    assert [line.text for line in raw.lines] == [
        "Van: Gemeente Vlierdam <post@vlierdam.example>",
        "Datum: 2026-01-26",
        "Onderwerp: Bijdrage – de opvang",
        "Aan: Team Opvang <a@b.example>, B <b@b.example>",
        "Cc: C <c@c.example>",
        TEXT,
    ]
    assert [line.kind for line in raw.lines] == [LETTER] * 5 + [None]


@pytest.mark.parametrize(
    ("field", "shown"),
    [
        (b"=?utf-8?q?Co=C3=B6rdinatie?= van =?iso-8859-1?q?caf=E9s?=", "Coördinatie van cafés"),
        (b"=?utf-8?b?Q2/D?= =?utf-8?b?tnJk?=", "Coörd"),
        (b"=?utf-8?q?a?=\n =?utf-8?q?b?=", "ab"),
        ("Coördinatie".encode(), "Coördinatie"),
        ("Coördinatie".encode("cp1252"), "Coördinatie"),
        (b"=?bestaat-niet?q?x=41?=", "xA"),
        (b"=?utf-8?b?%%%?=", "=?utf-8?b?%%%?="),
        (b"=?utf-8?q?x?= C:\\users\\map", "x C:\\users\\map"),
        (b"een\n lang\n\tonderwerp", "een lang onderwerp"),
    ],
)
def test_fields_in_any_coding(field: bytes, shown: str) -> None:
    raw = read(b"From: a@b.example\nSubject: " + field + b"\n\ntekst\n", DEFAULT)
    assert raw.lines[1].text == f"Onderwerp: {shown}"


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        ("Tue, 3 Feb 2026 00:10:00 +0100", "2026-02-03"),
        ("3 Feb 2026 00:10", "2026-02-03"),
        ("dinsdag 3 februari 2026", "dinsdag 3 februari 2026"),
        ("Tue, 99 Feb 2026 00:10:00 +9999999", "Tue, 99 Feb 2026 00:10:00 +9999999"),
    ],
)
def test_the_day_is_that_of_the_sender(date: str, shown: str) -> None:
    raw = read(f"From: a@b.example\nDate: {date}\n\ntekst\n".encode(), DEFAULT)
    assert raw.lines[1].text == f"Datum: {shown}"


@pytest.mark.parametrize(
    ("head", "body", "text"),
    [
        ('text/plain; charset="utf-8"', "Coördinatie".encode(), "Coördinatie"),
        ('text/plain; charset="us-ascii"', "Coördinatie".encode(), "Coördinatie"),
        ('text/plain; charset="utf-8"', "Coördinatie".encode("cp1252"), "Coördinatie"),
        ("text/plain; charset=iso-8859-1", "“Coördinatie”".encode("cp1252"), "“Coördinatie”"),
        ("text/plain; charset=unicode_escape", b"C:\\nieuw", "C:\\nieuw"),
        ("text/plain\nContent-Transfer-Encoding: quoted-printable", b"Co=C3=B6r=\ndinatie", "Coördinatie"),
        ("text/plain\nContent-Transfer-Encoding: base64", b"Q2/DtnJkaW5hdGll", "Coördinatie"),
        ("text/plain\nContent-Transfer-Encoding: base64", b"Q2/DtnJkaW5hdGll=%%%", "Coördinatie"),
        ("text/html; charset=utf-8", "<p>Coördinatie</p><script>x</script>".encode(), "Coördinatie"),
        ("text/plain; format=flowed", b"Een zin die \nverder loopt.", "Een zin die verder loopt."),
        (
            "text/plain; format=flowed; delsp=yes",
            b"Een zin die ver \nder loopt.",
            "Een zin die verder loopt.",
        ),
        ("text/plain; format=flowed", b" From hier", "From hier"),
    ],
)
def test_bodies_in_any_coding(head: str, body: bytes, text: str) -> None:
    raw = read(b"From: a@b.example\nContent-Type: " + head.encode() + b"\n\n" + body + b"\n", DEFAULT)
    assert [line.text.strip() for line in raw.lines[1:]] == [text]


@pytest.mark.parametrize(
    ("plain", "html", "shown"),
    [
        (TEXT, f"<p>{TEXT}</p>", TEXT),
        ("Open in browser", f"<h2>Kop</h2><p>{TEXT}</p>", "Kop"),
        ("", "<p>Alleen HTML.</p>", "Alleen HTML."),
    ],
)
def test_the_plain_text_goes_first_when_it_is_real(plain: str, html: str, shown: str) -> None:
    mail = _mail(plain)
    mail.add_alternative(html, subtype="html")
    assert read(mail.as_bytes(), DEFAULT).lines[2].text == shown


def test_texts_one_after_another_are_all_read() -> None:
    mail = _mail("Eerste stuk tekst.")
    mail.add_attachment("<p>Tweede stuk.</p>", subtype="html", disposition="inline")
    assert [line.text for line in read(mail.as_bytes(), DEFAULT).lines[2:]] == [
        "Eerste stuk tekst.",
        "Tweede stuk.",
    ]


QUOTED = (
    "Van: Ministerie <m@m.example>\nVerzonden: 5 januari 2026\nAan: "
    "Vlierdam\nOnderwerp: Vraag\n\nStuurt u iets?\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{TEXT}\n\n> Eerder schreef u\n> iets.\n\nEn dit.\n", [None, ASIDE, None]),
        (
            f"{TEXT}\n\nOp ma 5 jan 2026 schreef Jan <j@j.example>:\n> Wat vindt u?\n\nDit vinden wij.\n",
            [None, ASIDE, None],
        ),
        (
            f"{TEXT}\n\nOn Mon, Jan 5, 2026 at 9:00 Jan\n<j@j.example> wrote:\n\n> Vraag?\n",
            [None, ASIDE, ASIDE],
        ),
        (f"{TEXT}\n\n-----Oorspronkelijk bericht-----\n{QUOTED}", [None, ASIDE, ASIDE]),
        (f"{TEXT}\n\n{QUOTED}", [None, ASIDE, ASIDE]),
        ("Geachte heer Jansen,\n\n" + TEXT, [LETTER, None]),
        (
            f"{TEXT}\n\nMet vriendelijke groet,\n\nJan de Vries\nGemeente Vlierdam\n",
            [None, LETTER, LETTER, LETTER],
        ),
        (f"{TEXT}\n\n-- \nJan de Vries\nTelefoon 012 345\n", [None, LETTER, LETTER, LETTER]),
        (
            f"{TEXT}\n\nGroet,\n\n\nDit bericht is uitsluitend bestemd voor de geadresseerde.\n",
            [None, LETTER, FRAME],
        ),
        (
            (
                f"{TEXT}\n\nMet vriendelijke groet,\nJan\n\nDit bericht is uitsluitend "
                f"bestemd voor de geadresseerde.\n\n"
                "PS: de vergadering is verplaatst.\n"
            ),
            [None, LETTER, LETTER, FRAME, None],
        ),
        ("Van: dit woord begint een gewone zin over de opvang in de regio.\n", [None]),
    ],
)
def test_what_is_no_text_of_the_sender(text: str, expected: list[BlockKind | None]) -> None:
    found = _body(text)
    assert [kind for _, kind in found] == expected, found
    assert (
        "".join(text.split())
        == "".join("".join(line.text.split()) for line in read(_mail(text).as_bytes(), DEFAULT).lines[2:])
        or ">" in text
    )


def test_quotes_set_in_by_html() -> None:
    mail = _mail("x")
    mail.set_content(
        (
            f"<p>{TEXT}</p><div>Op 5 jan 2026 schreef Jan:<br></div><blockquote><p>"
            f"Vraag?</p></blockquote><p>Antwoord.</p>"
        ),
        subtype="html",
    )
    assert [line.kind for line in read(mail.as_bytes(), DEFAULT).lines[2:]] == [None, ASIDE, ASIDE, None]


@pytest.mark.parametrize(
    ("quote", "kind"),
    [
        ("<blockquote type=cite><p>Kan het later?</p></blockquote>", ASIDE),
        ("<blockquote>Op 5 mei schreef u: kan het later?</blockquote>", ASIDE),
        ("<blockquote>De minister zegt dat het later kan.</blockquote>", None),
    ],
)
def test_a_quotation_is_an_earlier_mail_when_it_says_so(quote: str, kind: BlockKind | None) -> None:
    mail = _mail("x")
    mail.set_content(f"<p>{TEXT}</p>{quote}<p>Dat is ons antwoord op deze vraag.</p>", subtype="html")
    assert [line.kind for line in read(mail.as_bytes(), DEFAULT).lines[2:]] == [None, kind, None]


def test_a_mail_that_is_passed_on_as_a_quotation_is_read_as_text() -> None:
    mail = _mail("x", Subject="Fwd: opvang")
    mail.set_content(
        "<p>Begin doorgestuurd bericht:</p><blockquote type=cite><p>Van: Jan &lt;j@voorbeeld.nl&gt;</p>"
        f"<p>Onderwerp: opvang</p><p>Datum: 3 mei 2026</p><p>{TEXT}</p></blockquote>",
        subtype="html",
    )
    passed_on = read(mail.as_bytes(), DEFAULT).attachments[0]
    assert [line.kind for line in passed_on.lines if TEXT.strip() in line.text] == [None]


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("FW: Opvang", f"Kijk eens naar deze brief, hij is van belang.\n\n{QUOTED}{TEXT}\n"),
        ("Opvang", f"Ter info.\n\nMet vriendelijke groet,\nJan\n\n{QUOTED}{TEXT}\n"),
        ("Opvang", f"Zie de mail hieronder van gisteren.\n\nBegin doorgestuurd bericht:\n\n{QUOTED}{TEXT}\n"),
    ],
)
def test_a_mail_that_is_passed_on_is_read_as_text(subject: str, text: str) -> None:
    raw = read(_mail(text, Subject=subject).as_bytes(), DEFAULT)
    (passed,) = raw.attachments
    assert passed.file == "doorgestuurd bericht"
    assert [line.text for line in passed.lines if line.kind is None] == ["Stuurt u iets?", TEXT]
    assert all(
        passed.source[o] == c
        for line in passed.lines
        for c, o in zip(line.text, line.content.origins, strict=True)
        if c != " "
    )
    assert [notice.lost for notice in raw.notices] == [False]


def _zip(**files: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), data)
    return stream.getvalue()


def _enclose(
    mail: EmailMessage, name: str, data: bytes, kind: str = "application/octet-stream", **more: Any
) -> None:
    main, sub = kind.split("/")
    mail.add_attachment(data, maintype=main, subtype=sub, filename=name, **more)


def test_attachments_are_read_under_safe_names_and_what_fails_is_told() -> None:
    mail = _mail()
    _enclose(mail, "../../etc/Bijlage één.txt", TEXT.encode())
    _enclose(mail, "C:\\map\\bijlage één.txt", TEXT.encode())
    _enclose(mail, "Bijlage één.txt", b"Nog een tekst.")
    _enclose(mail, "ruimte.xyz", b"\x00\x01")
    _enclose(mail, "leeg.txt", b"")
    raw = read(mail.as_bytes(), DEFAULT)
    assert _names(raw) == ["Bijlage één.txt", "bijlage één.txt", "Bijlage één (2).txt"]
    assert all(notice.lost for notice in raw.notices)
    assert [notice.message.split(" is niet")[0] for notice in raw.notices] == [
        "De bijlage ruimte.xyz",
        "De bijlage leeg.txt",
    ]
    assert raw.notices[1].message.endswith("Vraag de afzender om de bijlage.")


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("brief.pdf", "brief.pdf"),
        ("../../brief.pdf", "brief.pdf"),
        ("a\\b\\brief.pdf", "brief.pdf"),
        ("brief\u202efdp.exe", "brieffdp.exe"),
        ("a\r\nb\x00.pdf", "ab.pdf"),
        ("", "bijlage"),
        ("...", "bijlage"),
        ("/", "bijlage"),
        ("een: twee?.pdf", "een_ twee_.pdf"),
        ("x" * 500 + ".pdf", "x" * 120 + ".pdf"),
    ],
)
def test_safe_names(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_names_in_the_codings_of_mail_programs() -> None:
    head = HEAD + b"Content-Type: multipart/mixed; boundary=x\n\n"
    part = b"--x\nContent-Type: text/plain\nContent-Disposition: attachment; %b\n\ntekst\n"
    names = [
        b"filename*=utf-8''no%%C3%%ABl.txt" % (),
        b'filename="=?utf-8?q?no=C3=ABl?=.txt"',
        b"filename*0=no; filename*1=el.txt",
    ]
    raw = read(head + b"".join(part % name for name in names) + b"--x--\n", DEFAULT)
    assert _names(raw) == ["noël.txt", "noël (2).txt", "noel.txt"]


def test_files_in_an_archive_are_read() -> None:
    mail = _mail()
    _enclose(
        mail, "stukken.zip", _zip(map__brief_txt=TEXT.encode(), __MACOSX__x_txt=b"rommel", foto_xyz=b"\x00")
    )
    raw = read(mail.as_bytes(), DEFAULT)
    assert "brief.txt" in _names(raw)
    assert any("foto.xyz" in notice.message and notice.lost for notice in raw.notices)


def test_a_damaged_archive_and_a_bomb_are_told() -> None:
    mail = _mail()
    _enclose(mail, "stuk.zip", b"PK\x03\x04kapot")
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"a" * 40_000_000)
    _enclose(mail, "bom.zip", bomb.getvalue())
    raw = read(mail.as_bytes(), DEFAULT)
    assert raw.attachments == ()
    assert [notice.lost for notice in raw.notices] == [True, True]


def test_logos_are_passed_by_but_scans_are_told() -> None:
    mail = _mail("x")
    mail.set_content(f"<p>{TEXT}</p><img src='cid:logo@x'><img src='cid:scan@x'>", subtype="html")
    for identifier, size in (("logo@x", 500), ("scan@x", 100_000), ("los@x", 500)):
        mail.add_related(
            b"\x89PNG" + b"\x00" * size,
            "image",
            "png",
            cid=f"<{identifier}>",
            filename=f"{identifier[:-2]}.png",
        )
    told = " ".join(notice.message for notice in read(mail.as_bytes(), DEFAULT).notices)
    assert "scan.png" in told
    assert "los.png" in told
    assert "logo.png" not in told


def _nested(depth: int) -> bytes:
    mail = _mail(f"Bericht op diepte {depth} met een eigen tekst.", Subject=f"diepte {depth}")
    for level in range(depth - 1, -1, -1):
        outer = _mail(f"Bericht op diepte {level} met een eigen tekst.", Subject=f"diepte {level}")
        outer.add_attachment(mail)
        mail = outer
    return mail.as_bytes()


def test_mails_in_mails_are_read_as_deep_as_the_limit() -> None:
    raw = read(_nested(5), DEFAULT)
    assert _names(raw) == ["diepte 1.eml", "diepte 2.eml", "diepte 3.eml"]
    deepest = raw.attachments[0].attachments[0].attachments[0]
    assert [notice.lost for notice in deepest.notices] == [True]
    shallow = replace(DEFAULT, limits=replace(DEFAULT.limits, depth=1))
    assert _names(read(_nested(5), shallow)) == ["diepte 1.eml"]


def test_no_more_than_the_limits_allow() -> None:
    mail = _mail()
    for number in range(6):
        _enclose(mail, f"{number}.txt", b"tekst " * 100_000)
    few = replace(DEFAULT, limits=replace(DEFAULT.limits, archive_files=2))
    raw = read(mail.as_bytes(), few)
    assert len(raw.attachments) == 2
    assert "4 niet gelezen" in raw.notices[-1].message
    small = replace(DEFAULT, limits=replace(DEFAULT.limits, archive_mb=1))
    raw = read(mail.as_bytes(), small)
    assert len(raw.attachments) == 1
    assert len([notice for notice in raw.notices if notice.lost]) == 5


@pytest.mark.parametrize(
    "kind", ["application/pkcs7-mime", "application/x-pkcs7-mime", "multipart/encrypted"]
)
def test_what_is_sealed_is_told(kind: str) -> None:
    raw = read(HEAD + f"Content-Type: {kind}; boundary=x\n\n--x\n\ngeheim\n--x--\n".encode(), DEFAULT)
    assert [notice.lost for notice in raw.notices] == [True]
    assert "versleuteld" in raw.notices[0].message


def test_a_signature_beside_the_text_is_no_attachment() -> None:
    parts = (
        b"--x\nContent-Type: text/plain\n\nDe tekst.\n--x\nContent-Type: "
        b"application/pkcs7-signature; name=smime.p7s\n\nabc\n"
    )
    raw = read(HEAD + b"Content-Type: multipart/signed; boundary=x\n\n" + parts + b"--x--\n", DEFAULT)
    assert raw.lines[-1].text == "De tekst."
    assert raw.notices == raw.attachments == ()


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        (HEAD + b"\ntekst", True),
        (b"From jan@x Mon Jan 26 09:00:00 2026\n" + HEAD + b"\ntekst", True),
        (b"Received: by x\n\tfor y\nX-Spam: nee\nFrom: a@b\n\ntekst", True),
        (HEAD.replace(b"\n", b"\r\n") + b"\r\ntekst", True),
        (b"Van: Jan\nAan: Piet\nDatum: 5 mei\n\nGeachte heer,", False),
        (b"From: alleen dit\n\ntekst", False),
        (b"Gewone tekst.\n" + HEAD, False),
        (b"", False),
        (b"a:" * 40_000, False),
    ],
)
def test_a_mail_is_known_by_its_head(data: bytes, shown: bool) -> None:
    assert is_mail(data) is shown


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"geen kop",
        b"\n\n",
        b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(10_000)),
        HEAD
        + b"Content-Type: multipart/mixed; boundary=x\n\n"
        + b"--x\nContent-Type: text/plain\n\na\n" * 20_000,
    ],
    ids=["leeg", "geen kop", "wit", "diep", "veel"],
)
def test_what_is_no_mail_is_an_error_for_the_user(data: bytes) -> None:
    with pytest.raises(UnreadableError):
        read(data, DEFAULT)


@pytest.mark.parametrize(
    "data",
    [
        b"To: " + b"(" * 500_000 + b"\n" + HEAD + b"\ntekst",
        HEAD + b"X-A: b\n" * 100_000 + b"\ntekst",
        HEAD + b"Subject: " + b"=?utf-8?q?" * 100_000 + b"\n\ntekst",
        HEAD + b'Content-Type: text/plain; a="' + b'";' * 200_000 + b"\n\ntekst",
        HEAD + b"Content-Disposition: attachment; filename*" + b"9" * 9_000 + b"=x\n\ntekst",
        HEAD + b"Content-Type: message/rfc822\n\n" * 500 + b"tekst",
    ],
    ids=["haakjes", "velden", "woorden", "aanhalingen", "vervolg", "in elkaar"],
)
def test_hostile_heads_do_not_keep_the_reader_busy(data: bytes) -> None:
    started = time.monotonic()
    with suppress(UnreadableError):
        read(data, DEFAULT)
    assert time.monotonic() - started < 5


SENT = moment(datetime(2026, 1, 26, 23, 20, tzinfo=UTC))
"""The day after in the Netherlands."""


def _outlook(body: str = TEXT) -> Tree:
    inner: Tree = {
        "__properties_version1.0": properties(24),
        "__substg1.0_0037001F": wide("Binnenste"),
        "__substg1.0_1000001F": wide("De tekst van het binnenste bericht."),
    }
    return {
        "__properties_version1.0": properties(32, p0039=SENT),
        "__substg1.0_0037001F": wide("Bijdrage over opvang"),
        "__substg1.0_0C1A001F": wide("Gemeente Vlierdam"),
        "__substg1.0_5D01001F": wide("post@vlierdam.example"),
        "__substg1.0_0E04001F": wide("Team Opvang; B"),
        "__substg1.0_1000001F": wide(body),
        "__attach_version1.0_#00000000": {
            "__properties_version1.0": properties(8),
            "__substg1.0_3707001F": wide("..\\brief.txt"),
            "__substg1.0_37010102": (TEXT + "\n").encode() * 80,
        },
        "__attach_version1.0_#00000001": {
            "__properties_version1.0": properties(8),
            "__substg1.0_3001001F": wide("Binnenste"),
            "__substg1.0_3701000D": inner,
        },
    }


def test_a_mail_of_outlook_reads_as_any_other() -> None:
    data = compound(_outlook())
    assert is_message(data)
    reader, raw = read_bytes(data, "bericht.msg", DEFAULT)
    assert reader.name == "msg"
    assert [line.text for line in raw.lines] == [
        "Van: Gemeente Vlierdam <post@vlierdam.example>",
        "Datum: 2026-01-27",
        "Onderwerp: Bijdrage over opvang",
        "Aan: Team Opvang, B",
        TEXT,
    ]
    assert _names(raw) == ["brief.txt", "Binnenste.msg"]
    assert raw.attachments[1].lines[-1].text == "De tekst van het binnenste bericht."
    assert raw.notices == ()


def test_html_and_text_in_eight_bits() -> None:
    tree: Tree = {
        "__properties_version1.0": properties(32, p3FDE=1252),
        "__substg1.0_0037001E": "Coördinatie".encode("cp1252"),
        "__substg1.0_10130102": "<html><p>Eén kop</p></html>".encode("cp1252"),
    }
    assert [line.text for line in read_outlook(compound(tree), DEFAULT).lines] == [
        "Onderwerp: Coördinatie",
        "Eén kop",
    ]


def test_a_text_that_only_stands_in_rtf_is_told() -> None:
    tree: Tree = {
        "__properties_version1.0": properties(32),
        "__substg1.0_0037001F": wide("Opvang"),
        "__substg1.0_10090102": b"x" * 4096,
        "__substg1.0_001A001F": wide("IPM.Note.SMIME"),
    }
    assert [notice.lost for notice in read_outlook(compound(tree), DEFAULT).notices] == [True, True]


@pytest.mark.parametrize(
    "data", [b"", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"tekst", compound({"WordDocument": b"x"})]
)
def test_what_is_no_mail_of_outlook(data: bytes) -> None:
    assert not is_message(data)
    with pytest.raises(UnreadableError):
        read_outlook(data, DEFAULT)


def _rich() -> bytes:
    mail = _mail(f"{TEXT}\n\n{QUOTED}", Subject="Opvang é")
    mail.add_alternative(f"<p>{TEXT}</p>", subtype="html")
    _enclose(mail, "brief.txt", TEXT.encode())
    _enclose(mail, "stukken.zip", _zip(brief_txt=TEXT.encode()))
    mail.add_attachment(_mail())
    return mail.as_bytes()


@pytest.mark.parametrize(
    ("made", "reader"), [(_rich(), read), (compound(_outlook()), read_outlook)], ids=["eml", "msg"]
)
def test_damage_ends_in_a_reading_or_an_error_for_the_user(made: bytes, reader: Callable[..., Raw]) -> None:
    places = st.tuples(st.integers(0, len(made) - 1), st.integers(0, 255))

    @settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=150)
    @given(st.lists(places, max_size=12), st.integers(0, len(made)), st.integers(0, 400))
    def damaged(flips: list[tuple[int, int]], start: int, length: int) -> None:
        data = bytearray(made)
        for place, value in flips:
            data[place] = value
        del data[start : start + length]
        try:
            raw = reader(bytes(data), DEFAULT)
        except UnreadableError:
            return
        raw.source.encode()
        covered = {origin for line in raw.lines for origin in line.content.origins}
        assert all(c.isspace() or i in covered or c in ">0123456789" for i, c in enumerate(raw.source))

    damaged()
