import dataclasses
import io
from zipfile import ZipFile

import pytest

from corpus.findings import MissingDocument, SharedText
from reports import build, docx, html
from reports.blocks import Quote
from reports.confidential import disclosed

HIDDEN = "De commissaris noemt kazerne Vuurtoren als terugvaloptie."
KINDS = pytest.mark.parametrize("kind", ["rapport", "kamerbrief"])


def _outputs(kind, findings, codebook, **options):
    """Everything a reader can get to see of a report in either format."""
    report = build.report(kind, findings, codebook, **options)
    with ZipFile(io.BytesIO(docx.render(report))) as package:
        parts = [package.read(name).decode(errors="replace") for name in package.namelist()]
    return html.render(report), "\n".join(parts)


def _secrets(findings):
    hidden = [p for p in findings.passages if p.confidential]
    texts = {p.observation.text for p in hidden} | {p.title for p in hidden}
    return texts | {m.text for p in hidden for m in p.observation.mentions if m.text == "regieteam"}


@KINDS
def test_no_confidential_text_in_any_output(kind, findings, codebook):
    secrets = _secrets(findings)
    assert len(secrets) == 5
    for output in _outputs(kind, findings, codebook):
        assert [secret for secret in secrets if secret in output] == []
        assert kind != "rapport" or "vertrouwelijk" in output


def test_confidential_text_is_hidden_wherever_it_can_stand(findings, codebook, saying, passages, derive):
    hidden = [
        saying(HIDDEN, n, stem="tafel", part="verslag", bron="RIJK", rol=rol, themas=themas)
        for n, (rol, themas) in enumerate(
            [("knelpunt", "termijnen"), ("gevolg", ""), ("oproep", "ibt"), ("toezegging", "ibt"),
             ("actie", ""), ("vraag", "spuk"), ("meerwaarde", ""), ("kop", ""), ("context", "")], 50
        )
    ]  # fmt: skip
    found = derive((*passages, *hidden))
    shared = SharedText("s9", HIDDEN, hidden[0].bron, ("A", "B"), tuple(hidden[:2]))
    missing = MissingDocument("nota Vuurtoren", hidden[0])
    found = dataclasses.replace(found, shared=(*found.shared, shared), missing=(missing,))
    for kind in ("rapport", "kamerbrief"):
        for output in _outputs(kind, found, codebook):
            assert "Vuurtoren" not in output
    report = build.report("rapport", found, codebook)
    assert [p.id for p in hidden if p.id not in report.numbers] == []


@KINDS
def test_confidential_passages_are_cited_by_file_and_page(kind, findings, codebook):
    page, _ = _outputs(kind, findings, codebook)
    number = build.report(kind, findings, codebook).numbers["tafel001"]
    assert f'id="w{number}"' in page
    assert "verslag" in page


def test_confidential_passages_are_counted(findings, codebook):
    hidden = build.report("rapport", findings, codebook)
    shown = build.report("rapport", findings, codebook, include_confidential=True)
    assert list(hidden.numbers) == list(shown.numbers)
    texts = [s.text for s in hidden.sentences()]
    assert any(text.startswith("Drie waarnemingen komen uit vertrouwelijke stukken") for text in texts)


def test_include_confidential_shows_the_text_and_warns(findings, codebook):
    secrets = {p.observation.text for p in findings.passages if p.confidential}
    page, _ = _outputs("rapport", findings, codebook, include_confidential=True)
    assert all(secret in page for secret in secrets)
    assert "NIET OPENBAAR: bevat tekst uit één vertrouwelijk stuk." in page
    page, _ = _outputs("rapport", findings, codebook)
    assert "NIET OPENBAAR" not in page


def test_the_table_of_respondents_says_it_all_the_same(findings, codebook):
    for shown in (True, False):
        told = disclosed(findings, include_confidential=shown)
        assert [r.confidential for r in told.respondents] == [r.confidential for r in findings.respondents]


def test_shared_text_is_shown_in_the_words_of_a_public_copy(findings, saying, codebook):
    secret = dataclasses.replace(saying("De plek in Vuurtoren telt niet.", 1), confidential=True)
    public = saying("De plek telt niet.", 2)
    shared = SharedText("s", secret.observation.text, public.bron, ("A", "B"), (secret, public))
    told = disclosed(dataclasses.replace(findings, shared=(shared,)), include_confidential=False)
    assert told.shared[0].text == "De plek telt niet."


def test_a_letter_says_so_when_nothing_may_be_quoted(codebook, saying, derive):
    only = saying("Het schuurt.", 1, stem="tafel", part="verslag", bron="RIJK", themas="spuk")
    report = build.report("kamerbrief", derive((only,)), codebook)
    texts = [s.text for s in report.sentences()]
    assert "De passages hierover komen uit vertrouwelijke stukken en worden niet aangehaald." in texts
    assert not any(isinstance(s, Quote) for s in report.sentences())
