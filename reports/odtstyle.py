"""How the styles of an OpenDocument text are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports import odtxml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element as Element

Properties = dict[str, str]

SCRIPTS = (("fo:", ""), ("style:", "-asian"), ("style:", "-complex"))
"""How a property is named for western, eastern and right-to-left scripts."""


def style(
    parent: Element,
    name: str,
    above: str = "",
    *,
    family: str = "paragraph",
    paragraph: Mapping[str, str] | None = None,
    text: Mapping[str, str] | None = None,
    **attributes: str,
) -> Element:
    """A named style that takes after another; attributes are of the style itself (`master_page_name`)."""
    told = {"style:name": name, "style:family": family}
    if "_20_" in name:
        told["style:display-name"] = name.replace("_20_", " ")
    if above:
        told["style:parent-style-name"] = above
    told |= {f"style:{key.replace('_', '-')}": value for key, value in attributes.items()}
    element = odtxml.add(parent, "style:style", told)
    if paragraph:
        odtxml.add(element, "style:paragraph-properties", paragraph)
    if text:
        odtxml.add(element, "style:text-properties", text)
    return element


def space(before: float = 0, after: float = 0, *, indent: float = 0, hanging: float = 0) -> Properties:
    """Points before and after a paragraph, centimetres of indent; `hanging` draws the first line back."""
    return {
        "fo:margin-top": f"{before}pt",
        "fo:margin-bottom": f"{after}pt",
        "fo:margin-left": f"{indent}cm",
        "fo:margin-right": "0cm",
        "fo:text-indent": f"{-hanging}cm",
    }


def size(points: float) -> Properties:
    """The same size for every script."""
    return {f"{key}font-size{end}": f"{points}pt" for key, end in SCRIPTS}


def fo(**properties: str) -> Properties:
    """Properties that the format shares with XSL: `font_weight` is "fo:font-weight"."""
    return {f"fo:{key.replace('_', '-')}": value for key, value in properties.items()}


def tab(styled: Element, at: float, kind: str = "left") -> None:
    """A tab stop, in centimetres, in a style that has paragraph properties."""
    properties = styled.find(odtxml.name("style:paragraph-properties"))
    stops = odtxml.add(properties, "style:tab-stops")
    odtxml.add(stops, "style:tab-stop", {"style:position": f"{at}cm", "style:type": kind})
