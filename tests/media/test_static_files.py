"""The files of the site itself, as they are collected for a deployed portal."""

import re
from pathlib import Path

import pytest
from django.core.management import call_command

from portal.settings import base

SCRIPT = re.compile(r'import .* from "\./([^"]+)"')


@pytest.fixture
def collected(settings, tmp_path) -> Path:
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {"staticfiles": base.STORAGES["staticfiles"]}
    call_command("collectstatic", interactive=False, verbosity=0)
    return tmp_path


def test_a_script_imports_another_by_the_name_that_can_be_kept_for_ever(collected) -> None:
    player = next((collected / "js").glob("player.*.js"))
    imported = SCRIPT.findall(player.read_text())
    assert len(imported) == 2
    for name in imported:
        assert re.fullmatch(r"[a-z-]+\.[0-9a-f]{12}\.js", name)
        assert (collected / "js" / name).exists()
