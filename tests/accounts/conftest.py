"""What the tests of people and their sign-ins may ask for."""

from collections.abc import Iterator

import pytest
import time_machine
from django.core.cache import cache

from tests.accounts.signing_in import NOW


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """Stands at NOW until it is moved; the tries and used codes of other tests are forgotten."""
    cache.clear()
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock
