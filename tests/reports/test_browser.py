"""Reports as a reader meets them: in a browser, by mouse and keyboard, on any screen and on paper."""

import pytest

from reports import build, html
from reports.build import KINDS, WRITERS
from tests import browser as browsers
from tests.reports import everyblock

HOSTILE = (
    "<script>document.title = 'x'</script> {{ 7 * 7 }} \u202eomgekeerd \u200frechts"
    " &lt;b&gt; \" onclick='x' \x07\x00 " + "Lettergreep" * 50
)
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
OF_DOSSIER = [kind for kind in WRITERS if kind != "dekkingstoets"]
"""The audit is of a draft, which the dossier has not."""

SHORT = [kind for kind in KINDS if kind != "rapport"]


@pytest.fixture(scope="module")
def written(tmp_path_factory, findings, codebook):
    """The address of each report: of the invented dossier, and of every block in plain and hostile words."""
    folder = tmp_path_factory.mktemp("rapporten")
    made = {kind: build.report(kind, findings, codebook) for kind in OF_DOSSIER}
    made |= {f"blok-{kind}": everyblock.report(kind=kind) for kind in KINDS}
    made |= {f"vijandig-{kind}": everyblock.report(HOSTILE, kind) for kind in KINDS}
    for name, report in made.items():
        (folder / f"{name}.html").write_text(html.render(report), encoding="utf-8")
    return {name: (folder / f"{name}.html").as_uri() for name in made}


NAMES = [*OF_DOSSIER, "blok-rapport"]
NAMES += [f"vijandig-{kind}" for kind in ("rapport", "kamerbrief", "beslisnota")]


@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing(name, written, browser):
    from axe_playwright_python.sync_playwright import Axe

    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(written[name])
    page.locator("main [popovertarget^=l]").first.click()
    page.locator(":popover-open li button").first.click()
    assert page.locator(":popover-open").count() == 2
    found = Axe().run(page, options={"runOnly": AXE_TAGS, "resultTypes": ["violations"]})
    assert [(v["id"], [n["html"] for n in v["nodes"]][:3]) for v in found.response["violations"]] == []
    context.close()


@pytest.mark.parametrize("kind", ["rapport", "kamerbrief", "beslisnota"])
def test_a_click_opens_the_passage_in_its_context(kind, written, page):
    page.goto(written[f"blok-{kind}"])
    card = page.locator("#w3")
    before = card.locator(".om").first
    assert not before.is_visible()
    page.locator("main .alinea [popovertarget=w3]").click()
    assert card.locator("mark").text_content() == "Een zin uit een brief."
    assert before.text_content() == "Ervoor Een zin uit een brief."
    assert before.is_visible()
    assert card.locator(".om").nth(1).is_visible()
    place = " ".join(card.locator(".plaats").inner_text().split())
    assert place == "w3 Een zin uit een brief. · Provincie Drenthe (1 februari 2026), invoeringstoets, p. 2"
    box = card.bounding_box()
    size = page.viewport_size
    assert 0 <= box["x"] <= box["x"] + box["width"] <= size["width"]
    assert 0 <= box["y"] <= box["y"] + box["height"] <= size["height"]
    card.get_by_role("button", name="Sluiten").click()
    assert not before.is_visible()


def test_many_passages_open_a_list_and_each_of_it_its_passage(written, page):
    page.goto(written["blok-rapport"])
    page.locator(".alinea").get_by_role("button", name="12 passages").click()
    choice = page.get_by_role("dialog", name="12 passages")
    assert choice.is_visible()
    numbers = choice.locator("li button").all_inner_texts()
    assert numbers == [f"w{n}" for n in range(1, 13)]
    assert choice.locator("li").count() == 2
    choice.locator("[popovertarget=w11]").click()
    assert page.locator("#w11 mark").is_visible()
    assert choice.is_visible()
    page.locator("#w11").get_by_role("link", name="Naar de bijlage").click()
    assert page.url.endswith("#r11")
    assert page.locator("tr:target").is_visible()


def test_a_count_opens_what_it_counts(written, page):
    page.goto(written["blok-rapport"])
    page.locator(".matrix td button", has_text="3").first.click()
    assert page.locator(":popover-open li button").all_inner_texts() == ["w1", "w2", "w3"]
    page.keyboard.press("Escape")
    page.locator(".matrix td button", has_text="1").first.click()
    assert page.locator("#w5 mark").is_visible()


def test_the_keyboard_opens_reads_and_closes(written, page):
    page.goto(written["blok-kamerbrief"])
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Naar de inhoud"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "12 passages"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "w1"
    page.keyboard.press("Enter")
    assert page.locator("#w1 mark").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#w1 .om").first.is_visible()
    assert page.locator(":focus").inner_text() == "w1"
    page.keyboard.press("Escape")
    assert page.locator(":popover-open").count() == 0
    assert page.locator(":focus").inner_text() == "12 passages"


def test_the_keyboard_goes_from_a_passage_to_its_row_or_back(written, page):
    page.goto(written["blok-rapport"])
    page.locator(".alinea [popovertarget=w3]").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Naar de bijlage"
    page.keyboard.press("Escape")
    assert page.locator(":popover-open").count() == 0
    assert page.locator(":focus").inner_text() == "w3"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.url.endswith("#r3")


@pytest.mark.parametrize("name", [*OF_DOSSIER, "vijandig-rapport", "vijandig-kamerbrief"])
def test_no_page_is_wider_than_its_screen(name, written, browser):
    context = browser.new_context()
    page = context.new_page()
    page.goto(written[name])
    for width in (320, 2560):
        page.set_viewport_size({"width": width, "height": 800})
        page.locator("main [popovertarget]").first.click()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        box = page.locator(":popover-open").bounding_box()
        assert 0 <= box["x"] <= box["x"] + box["width"] <= width
        page.keyboard.press("Escape")
    context.close()


def test_nothing_is_asked_of_the_network(written, browser):
    context = browser.new_context()
    page = context.new_page()
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    for address in written.values():
        page.goto(address)
    assert asked == list(written.values())
    assert said == []
    context.close()


@pytest.mark.parametrize("name", ["blok-rapport", "blok-kamerbrief", "blok-beslisnota"])
def test_paper_has_numbers_and_places_and_no_buttons(name, written, page):
    page.goto(written[name])
    page.emulate_media(media="print")
    assert not any(button.is_visible() for button in page.locator("button").all())
    (reference,) = {text.strip() for text in page.locator(".alinea .verwijzing").all_inner_texts()} - {"[w3]"}
    assert reference == "[w1–w12]"
    assert page.locator(".beeld table").first.is_visible()
    place = page.locator("tr#r3" if name == "blok-rapport" else "#w3 .plaats")
    assert place.is_visible()
    assert page.locator("#w3 .om").first.is_visible() is False


@pytest.mark.parametrize("kind", SHORT)
def test_hostile_words_are_seen_as_they_are(kind, written, page):
    page.goto(written[f"vijandig-{kind}"])
    seen = HOSTILE.replace("\x07", "").replace("\x00", "")
    assert page.locator("#w3 mark").text_content() == seen
    assert page.title() == " ".join(f"Onder {seen}: Titel {seen}".split())
    assert page.locator("svg script, svg a, main script").count() == 0


def test_the_browser_is_looked_for_on_the_path(tmp_path):
    assert browsers.found(str(tmp_path)) is None
    program = tmp_path / "chromium"
    program.write_text("")
    program.chmod(0o755)
    assert browsers.found(str(tmp_path)) == str(program)


@pytest.mark.parametrize(("ci", "outcome"), [("true", pytest.fail.Exception), ("", pytest.skip.Exception)])
def test_without_a_browser_ci_fails_and_a_desk_skips(ci, outcome, monkeypatch):
    monkeypatch.setenv("CI", ci)
    with pytest.raises(outcome, match="pakket chromium"):
        browsers.absent()
