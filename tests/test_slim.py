"""Slim: a drawing keeps its looks and loses its ballast."""

import xml.etree.ElementTree as ET

from analysis.briefs.slim import slim_drawing

NS = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
RING = "M {x}.123456 1.5 L {y}.123456 2.049999 z"


def slim(inside: str) -> str:
    svg = ET.fromstring(f"<svg {NS}>{inside}</svg>")
    slim_drawing(svg, "figure-1")
    return ET.tostring(svg, encoding="unicode").replace("ns0:", "")


def test_groups_without_meaning_are_undone_and_others_stay() -> None:
    kept = '<g id="clip"><path d="M 0 0"/></g><g transform="rotate(45)"><text>day</text></g><use xlink:href="#clip"/>'
    drawing = slim(f'<g id="patch_1"><g id="axes">{kept}</g></g>')
    assert "patch_1" not in drawing and "axes" not in drawing
    assert '<g id="clip">' in drawing and '<g transform="rotate(45)">' in drawing


def test_numbers_keep_a_tenth_of_a_point_and_words_keep_theirs() -> None:
    drawing = slim('<path d="M 1.04 -0.01  L 870.193937 2.96"/><text x="3.14159">1.2345 km</text>')
    assert 'd="M 1 0 L 870.2 3"' in drawing and '<text x="3.1">1.2345 km</text>' in drawing


def test_a_style_that_stands_often_is_written_once() -> None:
    drawing = slim('<text style="fill: red">a</text>' * 3 + '<text style="fill: blue">b</text>')
    assert drawing.count("fill: red") == 1 and drawing.count('class="figure-1-a"') == 3
    assert ".figure-1-a{fill: red}" in drawing and 'style="fill: blue"' in drawing


def test_a_shape_that_stands_often_is_drawn_once_and_placed() -> None:
    drawing = slim(
        "".join(f'<path d="{RING.format(x=x, y=x + 9)}"/>' for x in (10, 20, 30)) + '<path d="M 1 1 L 2 9"/>'
    )
    assert '<path id="shape-a" d="M 0 0 L 9 0.5 z"' in drawing
    assert '<use href="#shape-a" x="20.1" y="1.5"' in drawing and 'd="M 1 1 L 2 9"' in drawing
