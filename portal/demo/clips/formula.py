"""LaTeX to typeset mathematics: fractions, powers, roots and the spaces around signs.

Only the LaTeX that the content uses is known; anything else is an error, never shown raw.
"""

import re
from dataclasses import dataclass, replace

from .shapes import rect, stroke
from .typesetting import Box, face

TOKEN = re.compile(r"\\[A-Za-z]+|\\[;%]|[{}^]|\d+(?:(?:\.|,|\{,\})\d+)*|[A-Za-zÀ-ÿ]+|\S")
SIGNS = {r"\times": "×", r"\div": "÷", r"\cdot": "·", r"\approx": "≈", r"\to": "→", "-": "−"}
OPERATORS, RELATIONS = "+−×÷·", "=<>≈→"
AXIS = 0.335  # height of the middle of a sign above the baseline, for an em of 1


@dataclass(frozen=True)
class Atom:
    box: Box
    role: str  # ordinary | operator | relation | open | comma | doubt | space


def formula(latex: str, size: float, colour: str) -> Box:
    tokens = TOKEN.findall(latex)
    box = _Setter(tokens, colour).row(size)
    if tokens:
        raise ValueError(f"mathematics not understood near {''.join(tokens)!r} in {latex!r}")
    return box


def side_by_side(boxes: list[Box], gaps: list[float]) -> Box:
    x, svg = 0.0, ""
    for box, gap in zip(boxes, gaps, strict=True):
        x += gap
        svg += box.at(x, 0)
        x += box.width
    ascent = max((box.ascent for box in boxes), default=0)
    return Box(x, ascent, max((box.descent for box in boxes), default=0), svg)


def signs(text: str, size: float, colour: str) -> Box:
    """A run of characters, each from the first face that has it."""
    name = "figures" if all(map(face("figures").has, text)) else "symbol"
    box = face("letter" if re.fullmatch("[a-z]", text) else name).line(text, size, colour)
    return replace(box, descent=(0.22 if set(text) & set("gjpqy(),|") else 0.02) * size)


def fraction(above: Box, below: Box, size: float, colour: str) -> Box:
    width, bar, gap = max(above.width, below.width) + 0.22 * size, 0.055 * size, 0.13 * size
    up = AXIS * size + gap + above.descent * 0.25
    down = gap + below.ascent - AXIS * size
    svg = above.at((width - above.width) / 2, -up) + below.at((width - below.width) / 2, down)
    svg += rect(colour, 0, -AXIS * size - bar / 2, width, bar)
    return Box(width, up + above.ascent, below.descent + down, svg)


def root(inside: Box, size: float, colour: str) -> Box:
    rise, left = inside.ascent + 0.16 * size, 0.55 * size
    width = left + inside.width + 0.08 * size
    points = [(0, -0.26), (0.13, -0.33), (0.3, 0.03), (left / size - 0.06, -rise / size)]
    hook = "L".join(f"{x * size:.1f} {y * size:.1f}" for x, y in points)
    sign = stroke(colour, 0.055 * size, f"M{hook}H{width:.1f}", "butt")
    return Box(
        width, rise + 0.03 * size, max(inside.descent, 0.06 * size), sign + inside.at(left, 0)
    )


class _Setter:
    """Reads tokens from the left and sets them; one instance a formula."""

    def __init__(self, tokens: list[str], colour: str):
        self.tokens, self.colour, self.inside_bars = tokens, colour, False

    def row(self, size: float) -> Box:
        atoms: list[Atom] = []
        while self.tokens and self.tokens[0] != "}":
            atoms.append(self.atom(size))
            if self.tokens[:1] == ["^"]:
                del self.tokens[0]
                atoms.append(self.raised(atoms.pop(), size))
        return side_by_side([atom.box for atom in atoms], spaces(atoms, size))

    def group(self, size: float) -> Box:
        if self.tokens[0] != "{":
            return self.atom(size).box
        del self.tokens[0]
        inside = self.row(size)
        self.tokens.pop(0)
        return inside

    def raised(self, base: Atom, size: float) -> Atom:
        power, lift = self.group(0.62 * size), 0.42 * size
        svg = base.box.svg + power.at(base.box.width + 0.03 * size, -lift)
        width = base.box.width + power.width + 0.06 * size
        return Atom(Box(width, power.ascent + lift, base.box.descent, svg), "ordinary")

    def atom(self, size: float) -> Atom:
        piece = self.tokens.pop(0)
        if piece == r"\frac":
            above, below = self.group(0.82 * size), self.group(0.82 * size)
            return Atom(fraction(above, below, size, self.colour), "ordinary")
        if piece == r"\sqrt":
            return Atom(root(self.group(size), size, self.colour), "ordinary")
        if piece == r"\;":
            return Atom(Box(0.2 * size, 0, 0, ""), "space")
        return self.sign(SIGNS.get(piece, piece.removeprefix("\\" if piece == r"\%" else "")), size)

    def sign(self, text: str, size: float) -> Atom:
        if text.startswith("\\") or text in "{}^":
            raise ValueError(f"mathematics not understood: {text!r}")
        text = text.replace("{,}", ",")
        roles = {**dict.fromkeys(OPERATORS, "operator"), **dict.fromkeys(RELATIONS, "relation")}
        role = roles.get(text) or {"(": "open", ",": "comma", "?": "doubt"}.get(text, "ordinary")
        if text == "|":
            self.inside_bars = not self.inside_bars
            role = "open" if self.inside_bars else "ordinary"
        return Atom(signs(text, size, self.colour), role)


def spaces(atoms: list[Atom], size: float) -> list[float]:
    """The space before each atom: none around a minus that is only a sign."""
    gaps: list[float] = []
    binary = False
    for position, atom in enumerate(atoms):
        before = atoms[position - 1].role if position else "open"
        gap = {"comma": 0.3, "relation": 0.28}.get(before, 0.02 if position else 0)
        if before == "operator":
            gap = 0.22 if binary else 0.04
        binary = atom.role == "operator" and before in ("ordinary", "space")
        wanted = {"relation": 0.28, "doubt": 0.12}.get(atom.role, 0) if position else 0
        gap = max(gap, wanted, 0.22 if binary else 0)
        gaps.append(gap * size)
    return gaps
