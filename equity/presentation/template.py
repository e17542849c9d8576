"""The empty .pptx file: one layout of our own size, with our font, colours and focus bar.

Slides that people add in their office program then look like ours.
"""

import pptx
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation
from pptx.util import Emu

from equity.presentation.layout import BAR, HEIGHT, LEFT, NUMBER, RIGHT, WIDTH, Box
from equity.presentation.lettering import NAME
from equity.story.palette import LIGHT

EMU = 9525
"""The unit of the file: so many in a pixel of 1/96 inch."""

_LAYOUT = "Title Only"
_PLACES = {
    PP_PLACEHOLDER.TITLE: Box(LEFT, 52, RIGHT - LEFT, 100),
    PP_PLACEHOLDER.BODY: Box(LEFT, 200, RIGHT - LEFT, 440),
    PP_PLACEHOLDER.FOOTER: Box(LEFT, NUMBER.top, 600, NUMBER.height),
    PP_PLACEHOLDER.DATE: Box(800, NUMBER.top, 200, NUMBER.height),
    PP_PLACEHOLDER.SLIDE_NUMBER: NUMBER,
}
_THEME = {
    'typeface="Calibri"': f'typeface="{NAME}"',
    '<a:sysClr val="windowText" lastClr="000000"/>': f'<a:srgbClr val="{LIGHT.ink[1:]}"/>',
    "4F81BD": LIGHT.focus[1:],
    "C0504D": LIGHT.warm[1:],
    "9BBB59": LIGHT.grey[1:],
}
"""What python-pptx's own template says, and what ours says instead."""


def empty() -> Presentation:
    """Give a presentation without slides."""
    file = pptx.Presentation()
    file.slide_width, file.slide_height = Emu(WIDTH * EMU), Emu(HEIGHT * EMU)
    for other in list(file.slide_layouts):
        if other.name != _LAYOUT:
            file.slide_layouts.remove(other)
    _dress(file)
    _forget_the_template(file)
    return file


def place(box: Box) -> tuple[Emu, Emu, Emu, Emu]:
    """Give left, top, width and height in the file's unit."""
    left, top, width, height = box.left, box.top, box.width, box.height
    return (
        Emu(round(left * EMU)),
        Emu(round(top * EMU)),
        Emu(round(width * EMU)),
        Emu(round(height * EMU)),
    )


def _forget_the_template(file: Presentation) -> None:
    """Leave out its preview picture and the settings of the printer it once had."""
    package = file.part.package
    for relation in list(package.iter_rels()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            package.drop_rel(relation.rId)
    for relation in list(file.part.rels.values()):
        if relation.reltype == RELATIONSHIP_TYPE.PRINTER_SETTINGS:
            file.part.drop_rel(relation.rId)


def _dress(file: Presentation) -> None:
    master = file.slide_master
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    text = theme.blob.decode("utf-8")
    for old, new in _THEME.items():
        text = text.replace(old, new)
    theme.blob = text.encode("utf-8")
    for holder in master.placeholders:
        box = _PLACES[holder.placeholder_format.type]
        holder.left, holder.top, holder.width, holder.height = place(box)
    for pale in list(master.element.iter(qn("a:tint"))):  # too pale to read
        pale.getparent().remove(pale)
    style = master.element.find(f".//{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    style.set("algn", "l")
    style.find(qn("a:defRPr")).attrib.update({"sz": "3200", "b": "1"})
    master.shapes.element.insert(2, parse_xml(_bar()))


def _bar() -> str:
    left, top, width, height = place(BAR.box)
    return (
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="99" name="Bar"/><p:cNvSpPr/><p:nvPr/>'
        f'</p:nvSpPr><p:spPr><a:xfrm><a:off x="{left}" y="{top}"/>'
        f'<a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        '</a:prstGeom><a:solidFill><a:schemeClr val="accent1"/></a:solidFill></p:spPr></p:sp>'
    )
