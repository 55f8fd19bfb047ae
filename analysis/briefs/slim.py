"""Slim: a drawing without what its maker needs and its reader does not.

In      an SVG element as matplotlib writes it, and a name for its styles
Out     the same picture: groups without meaning undone, numbers shortened, each style written once
Units   those of the drawing; a tenth of a point is finer than any screen shows
Missing a drawing without paths stays as it is
Next    pictures places it
"""

import re
import xml.etree.ElementTree as ET
from string import ascii_lowercase

SVG = "http://www.w3.org/2000/svg"
GROUP, STYLE, PATH, USE, DEFS = (f"{{{SVG}}}{tag}" for tag in ("g", "style", "path", "use", "defs"))
CALL = re.compile(r"#([^)\"']+)")
NUMBER = re.compile(r"-?\d+\.\d+")
POINT = re.compile(r"(-?\d+(?:\.\d+)?) (-?\d+(?:\.\d+)?)")
DRAWN = ("d", "x", "y", "transform", "points")
OFTEN = 3  # our choice: a style or a shape that stands so often is written once and called by name


def slim_drawing(svg: ET.Element, place: str) -> None:
    """Make the drawing lighter in place; `place` keeps the names of its styles apart from those of other drawings."""
    _undo_groups(svg)
    _share_shapes(svg)
    for element in svg.iter():
        for key in DRAWN:
            if key in element.attrib:
                element.set(key, " ".join(NUMBER.sub(_shorten, element.attrib[key]).split()))
        # What stands between elements is the indentation of the writer; words keep theirs.
        if len(element):
            element.text = None
        element.tail = None
    _name_styles(svg, place)


def _undo_groups(svg: ET.Element) -> None:
    """Groups that carry nothing but a name that nobody calls make way for what they hold."""
    called = {name for element in svg.iter() for value in element.attrib.values() for name in CALL.findall(value)}

    def undo(parent: ET.Element) -> list[ET.Element]:
        parent[:] = [kept for child in parent for kept in undo(child)]
        idle = parent.tag == GROUP and parent.attrib.keys() <= {"id"} and parent.get("id") not in called
        return list(parent) if idle else [parent]

    undo(svg)


def _share_shapes(svg: ET.Element) -> None:
    """Paths that differ only by where they lie are one shape, used in many places."""
    placed = [(path, *_lift(path.attrib["d"])) for path in svg.iter(PATH)]
    shapes = [shape for _, shape, _, _ in placed]
    often = [shape for shape in dict.fromkeys(shapes) if shapes.count(shape) >= OFTEN]
    names = {shape: f"shape-{_letters(number)}" for number, shape in enumerate(often)}
    for path, shape, x, y in placed:
        if name := names.get(shape):
            path.tag = USE
            del path.attrib["d"]
            path.attrib.update({"href": f"#{name}", "x": x, "y": y})
    if names:
        defs = ET.Element(DEFS)
        defs.extend(ET.Element(PATH, id=name, d=shape) for shape, name in names.items())
        svg.insert(0, defs)


def _lift(d: str) -> tuple[str, str, str]:
    """The shape of a path, as seen from its first point, and that point; matplotlib writes absolute pairs only."""
    first = POINT.search(d)
    if first is None:
        return d, "0", "0"
    x, y = map(float, first.groups())
    shape = POINT.sub(lambda point: f"{_tenth(float(point[1]) - x)} {_tenth(float(point[2]) - y)}", d)
    return " ".join(shape.split()), first[1], first[2]


def _name_styles(svg: ET.Element, place: str) -> None:
    styled = [element for element in svg.iter() if "style" in element.attrib and element is not svg]
    styles = [element.attrib["style"] for element in styled]
    often = [style for style in dict.fromkeys(styles) if styles.count(style) >= OFTEN]
    names = {style: f"{place}-{_letters(number)}" for number, style in enumerate(often)}
    for element in styled:
        if name := names.get(element.attrib["style"]):
            del element.attrib["style"]
            element.set("class", name)
    if names:
        sheet = ET.Element(STYLE)
        sheet.text = "".join(f".{name}{{{style}}}" for style, name in names.items())
        svg.insert(0, sheet)


def _letters(number: int) -> str:
    more, last = divmod(number, len(ascii_lowercase))
    return (_letters(more - 1) if more else "") + ascii_lowercase[last]


def _shorten(number: re.Match[str]) -> str:
    return _tenth(float(number[0]))


def _tenth(number: float) -> str:
    # Adding nothing turns -0 into 0.
    return f"{round(number, 1) + 0.0:g}"
