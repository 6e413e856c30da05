"""Test processes that run side by side leave each other alone."""

import os
import subprocess
import sys

import pytest
from django.core.cache import cache

CLEAR = "import django; django.setup(); from django.core.cache import cache; cache.clear()"
NOBODY = "gw255"  # has the last database of the server of .ci/services.sh


@pytest.mark.skipif("CACHE_URL" not in os.environ, reason="no cache server")
def test_another_process_that_forgets_its_entries_leaves_ours() -> None:
    cache.set("tries", 3)
    env = os.environ | {"PYTEST_XDIST_WORKER": NOBODY}
    subprocess.run([sys.executable, "-c", CLEAR], env=env, check=True)
    assert cache.get("tries") == 3
