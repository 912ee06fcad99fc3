"""The tree that the template lays out: plain values, and what each sentence is answered with."""

import json

from reports.pdftree import tree
from tests.reports import everyblock


def _nodes(value, kind):
    if isinstance(value, dict):
        if value.get("type") == kind:
            yield value
        for inner in value.values():
            yield from _nodes(inner, kind)
    elif isinstance(value, list):
        for inner in value:
            yield from _nodes(inner, kind)


def _read(runs):
    return "".join(run["text"] for run in runs)


def test_it_is_plain_and_equal_for_equal_reports():
    first, second = tree(everyblock.report()), tree(everyblock.report())
    assert json.dumps(first) == json.dumps(second)
    assert json.loads(json.dumps(first)) == first


def test_a_note_stands_once_for_sentences_that_rest_on_the_same():
    (made, *_) = _nodes(tree(everyblock.report()), "paragraph")
    assert [bool(sentence["note"]) for sentence in made["sentences"]] == [False, False, True, True]


def test_a_footnote_of_the_rapport_gives_places_with_links_to_the_annex():
    (made, *_) = _nodes(tree(everyblock.report()), "paragraph")
    note = made["sentences"][-1]["note"]
    assert _read(note).startswith("Provincie Drenthe (1 februari 2026), invoeringstoets, p. 2, 4;")
    assert "[w1–w6]; Provincie Zeeland" in _read(note)
    assert _read(note).endswith("[w7–w12].")
    assert [run["to"] for run in note if run["to"]] == ["w1", "w7"]


def test_a_quotation_of_the_rapport_has_a_link_and_elsewhere_a_footnote():
    rapport, memo = tree(everyblock.report()), tree(everyblock.report(kind="kringmemo"))
    (linked,), (noted,) = _nodes(rapport, "quote"), _nodes(memo, "quote")
    assert _read(linked["sentence"]["runs"]).endswith("p. 2) [w9]")
    assert linked["sentence"]["note"] == []
    assert _read(noted["sentence"]["note"]) == "Provincie Zeeland (2 februari 2026), invoeringstoets, p. 8."


def test_a_count_leads_to_its_row_or_to_a_note_for_many():
    made = tree(everyblock.report())
    matrix = next(table for table in _nodes(made, "table") if table["matrix"])
    targets = [run["to"] for row in matrix["rows"] for cell in row["cells"] for run in cell["runs"]]
    assert targets == ["", "noot1", "", "w4", "", "w5"]
    assert [(note["target"], _read(note["runs"])) for note in made["notes"]] == [("noot1", "w1–w3")]


def test_a_row_outside_the_rapport_has_one_footnote_at_its_first_cell():
    made = tree(everyblock.report(kind="kringmemo"))
    for table in _nodes(made, "table"):
        for row in table["rows"]:
            assert row["cells"][0]["note"]
            assert not any(cell["note"] for cell in row["cells"][1:])


def test_only_the_rapport_has_an_annex():
    assert tree(everyblock.report())["annex"]
    assert not tree(everyblock.report(kind="kamerbrief"))["annex"]
