"""Pictures: figures become part of the page, each with the words that stand for it.

In      an output that holds image/svg+xml or image/png, with `alt`, and maybe `title` and `caption`, as its metadata
Out     markup: a figure with inline SVG (role, title, description) or an img (alt), and its caption
Units   none
Missing a figure without words is an error, not a blank
Next    render places it
"""

import re
import xml.etree.ElementTree as ET
from html import escape
from typing import Any

from analysis.briefs import BriefFailed
from analysis.briefs.slim import slim_drawing

SVG, XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
TITLE, DESC, METADATA = (f"{{{SVG}}}{tag}" for tag in ("title", "desc", "metadata"))
REFERENCE = re.compile(r"(?:(?<=^)|(?<=url\())#([^)\"']+)")


def draw_picture(output: Any, mime: str, place: str) -> str:
    """The markup of one figure; `place` keeps its ids apart from those of the other figures in the page.

    Raises BriefFailed when neither the metadata nor the SVG itself has words for it.
    """
    metadata = output.get("metadata", {})
    words = {**metadata, **metadata.get(mime, {})}
    if mime == "image/svg+xml":
        picture = _inline(output.data[mime], words, place)
    elif words.get("alt"):
        image = "".join(output.data[mime].split())
        picture = f'<img src="data:{mime};base64,{escape(image)}" alt="{escape(words["alt"])}">'
    else:
        raise BriefFailed(f"{place}: a picture has no alternative text")
    caption = f"<figcaption>{escape(words['caption'])}</figcaption>" if words.get("caption") else ""
    return f"<figure>{picture}{caption}</figure>"


def _inline(source: str, words: dict[str, Any], place: str) -> str:
    ET.register_namespace("", SVG)
    ET.register_namespace("xlink", XLINK)
    try:
        svg = ET.fromstring(source)
    except ET.ParseError as error:
        raise BriefFailed(f"{place}: a picture is no SVG ({error})") from error
    title = words.get("title") or svg.findtext(TITLE, "").strip()
    alt = words.get("alt") or svg.findtext(DESC, "").strip()
    if not (title or alt):
        raise BriefFailed(f"{place}: a picture has no alternative text")
    for tag in (TITLE, DESC, METADATA):
        for element in svg.findall(tag):
            svg.remove(element)
    slim_drawing(svg, place)
    _prefix_ids(svg, f"{place}-")
    _label(svg, place, {"title": title or alt, "desc": alt if title else ""})
    return ET.tostring(svg, encoding="unicode")


def _prefix_ids(svg: ET.Element, prefix: str) -> None:
    """Two figures of one program name their parts alike; in one page each id may stand once."""
    names = {element.attrib["id"] for element in svg.iter() if "id" in element.attrib}

    def prefixed(match: re.Match[str]) -> str:
        # A link to an id outside the figure leads into the page and stays as it is.
        return f"#{prefix}{match[1]}" if match[1] in names else match[0]

    for element in svg.iter():
        for key, value in element.attrib.items():
            element.set(key, prefix + value if key == "id" else REFERENCE.sub(prefixed, value))


def _label(svg: ET.Element, place: str, words: dict[str, str]) -> None:
    given = [(name, text) for name, text in words.items() if text]
    for position, (name, text) in enumerate(given):
        element = ET.Element(f"{{{SVG}}}{name}", id=f"{place}-{name}")
        element.text = text
        svg.insert(position, element)
    svg.set("class", "drawn")
    svg.set("role", "img")
    svg.set("aria-labelledby", " ".join(f"{place}-{name}" for name, _ in given))
