"""WebVTT files as nobody should write them: the same few hundred each time, from a fixed seed."""

from collections.abc import Iterator
from random import Random

SEED = 2026
SIGNATURES = (
    ["WEBVTT"] * 8
    + ["WEBVTT for the class", "WEBVTT\tx", "WEBVTT -->", "WEBVTT ", "\ufeffWEBVTT"]
    + ["\ufeff\ufeffWEBVTT", "WEBVTTX", "webvtt", " WEBVTT", "WEBVTT\f", "WEBVTT\u2028", "WEB"]
)
HEADERS = [""] * 6 + ["\nKind: captions", "\nKind: captions\nLanguage: es", "\n ", "\n1\n2"]
LINE_ENDS = ["\n", "\n", "\n", "\r\n", "\r"]
GAPS = [
    "\n\n",
    "\n\n",
    "\n\n",
    "\n\n\n",
    "\n",
    "\n \n",
    "\n\t\n",
    "\n\u2028\n",
    "\n\x0b\n",
    "\n\x85\n",
]
NAMES = [
    "",
    "",
    "",
    "1\n",
    "a very long name " * 30 + "\n",
    "ñ 🍊\n",
    "NOTE\n",
    "REGION\n",
    "1\n2\n",
]
NAMES += [" \n", "\u2028\n", "->\n", "--\n", "&amp;\n", "<v Ana>\n"]
MINUTES = [
    "00:0{}.000",
    "00:0{}.999",
    "00:00:0{}.500",
    "1:00:0{}.000",
    "123:59:5{}.001",
    "0:00:0{}.000",
]
BROKEN = [
    "00:0{}",
    "00:0{},000",
    "0:0{}.000",
    "00:0{}.00",
    "00:0{}.0000",
    "00:6{}.000",
    "60:0{}.000",
]
BROKEN += ["00:60:0{}.000", "000:0{}.000", "00:00:00:0{}.000", "-00:0{}.000", "00:0{}.00٣", "x", ""]
BROKEN += ["4294967296:00:0{}.000", "00:0{}. 000", "00 :0{}.000", "+00:0{}.000", "００:0{}.000"]
ARROWS = [" --> "] * 6 + [
    "-->",
    "\t-->\t",
    " \f--> ",
    " ---> ",
    " -- > ",
    " -> ",
    "\u00a0-->\u00a0",
    " -->--> ",
]
SETTINGS = [""] * 6 + [
    " line:0",
    " line:0 align:start position:10%",
    " x",
    ",x",
    "align:end",
    "\tsize:50%",
]
SETTINGS += [" -->", " region:a", " line:" + "9" * 400, " vertical:rl\u2028", " position:\ufffd"]
TEXTS = [
    "Hola",
    "Two\nlines",
    "¿Qué? ñ 🍊",
    "a\u2028b\u2029c\x85d\x0be\x0cf",
    "  spaces  ",
    "a\0b",
    "\0",
    "<v Ana>Hola</v>",
    "<v.loud.x Ana Ruiz>Hola",
    "<v\nAna>Hola",
    "<v>Hola",
    "<v Ana &amp; Luis>Hola",
    "<i>a<b>b</i>c</b>",
    "<c.yellow.bg_blue>x</c>",
    "<c.>x</c.>y",
    "<lang es>x</lang>",
    "<lang>x",
    "<ruby>a<rt>b</rt></ruby>c",
    "<ruby>a<rt>b</ruby>c",
    "<rt>alone</rt>",
    "</ruby>x",
    "<u/>x",
    "a<00:00:01.500>b",
    "a<00:01.500>b",
    "a<99>b",
    "a<1:2>b<",
    "x < 5 and y > 2",
    "5 > 3",
    "<",
    "<>",
    "</>",
    "</",
    "<i",
    "a <b",
    "<!-- x --> y",
    "< i>x",
    "<I>x</I>",
    "<font color='red'>x</font>",
    "<i <b>x",
    "<v A>B</v",
    "a<c\n>b",
    "<v A\u00a0B>x",
    "<c><c><c>x",
    "<\x0c>x",
    "<.x>y",
    "<i.>x",
    "<//i>x",
    "&amp;&lt;&gt;&nbsp;&lrm;&rlm;",
    "&ampx &ltx &copy2 &notit; &notin;",
    "&NotEqualTilde;&ngE;&ac;",
    "&#65;&#x41;&#X41;&#65 &#x41",
    "&#0;&#128;&#x9f;&#x81;&#xD800;&#x110000;&#13;&#10;&#1;&#xfdd0;",
    "&#99999999999999999999;&#xfffffffffff;",
    "&",
    "&;",
    "&#;",
    "&#x;",
    "& a",
    "&unknown;",
    "&amp",
    "&amp;amp;",
    "&CounterClockwiseContourIntegral;",
    "&&lt;",
    "<v &lt;A&gt;>x",
    "<v &amp",
    "&am\np;",
    "&#x1F34A;",
    "NOTE x",
    "STYLE",
    "-> x",
    "--\n>",
    "1\n2\n3",
    " ",
    "",
    "\t\nx",
]
BLOCKS = [
    "NOTE",
    "NOTE x\nover lines",
    "NOTES",
    "words without times",
    "STYLE x\ny",
    "REGION\nid:a width:40%",
]
BLOCKS += [
    "STYLE\n::cue { color: red }",
    "REGION",
    " ",
    "-->",
    "x\n-->\ny",
    "WEBVTT",
    "\ufeff",
    "\0",
]


def odd_files(many: int) -> Iterator[bytes]:
    """Files in which every part may be odd, most of them such that a browser reads them."""
    random = Random(SEED)  # noqa: S311  # the same files each time are the point
    for _number in range(many):
        yield _file(random).encode()


def _file(random: Random) -> str:
    text = random.choice(SIGNATURES) + random.choice(HEADERS)
    for number in range(random.randrange(2, 9)):
        text += random.choice(GAPS)
        text += random.choice(BLOCKS) if random.random() < 0.2 else _cue(random, number)
    text += random.choice(["", "\n", "\n\n", "\n \n", "\n\n-->", "\n\n00:00.000 -->"])
    return text.replace("\n", random.choice(LINE_ENDS))


def _cue(random: Random, number: int) -> str:
    times = _time(random, number) + random.choice(ARROWS) + _time(random, number + 1)
    words = random.choice(["\n", "\n", "\n", "\n", ""]) + random.choice(TEXTS)
    return random.choice(NAMES) + times + random.choice(SETTINGS) + words


def _time(random: Random, number: int) -> str:
    return random.choice(BROKEN if random.random() < 0.06 else MINUTES).format(number)
