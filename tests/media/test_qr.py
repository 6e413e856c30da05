"""What a phone's camera reads from a code is the address that went in."""

import re

import pytest
from django.template import Context, Template

from portal.media.qr import QUIET_ZONE, qr_svg

ADDRESS = "https://portal.example.org/es/biblioteca/videos/keeping-the-balance/?t=12&end=48"


def test_it_stands_in_a_page_without_style_and_is_not_read_aloud() -> None:
    page = Template("{{ code }}").render(Context({"code": qr_svg(ADDRESS)}))
    assert page.startswith("<svg ")
    assert 'aria-hidden="true"' in page
    assert "style=" not in page


def test_the_quiet_zone_of_the_standard_is_kept() -> None:
    code = qr_svg(ADDRESS)
    size = int(re.search(r'viewBox="0 0 (\d+) \1"', code)[1])
    assert (size - 2 * QUIET_ZONE - 17) % 4 == 0, "a version has 17 + 4 n modules"
    assert f"M{QUIET_ZONE} {QUIET_ZONE}.5" in code


def test_two_addresses_have_two_codes() -> None:
    assert qr_svg(ADDRESS) != qr_svg(ADDRESS + "0")


def test_what_is_too_long_is_refused() -> None:
    with pytest.raises(ValueError, match="too large"):
        qr_svg("x" * 2332)
