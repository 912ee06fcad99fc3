from reports.blocks import Heading, Section
from reports.numbering import numbered


def test_chapters_and_anchored_sections_are_numbered_and_others_are_not():
    within = (Section(Heading("A", "a"), (Section(Heading("Diep", "d"), ()),)), Section(Heading("Los"), ()))
    first, second = numbered((Section(Heading("Een", "een"), within), Section(Heading("Twee", "twee"), ())))
    assert (first.heading.text, second.heading.text) == ("1. Een", "2. Twee")
    assert [s.heading.text for s in first.blocks] == ["1.1 A", "Los"]
    assert first.blocks[0].blocks[0].heading.text == "1.1.1 Diep"
    assert first.blocks[0].heading.anchor == "a"
