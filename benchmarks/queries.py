"""Counts the SQL queries of every page. Runs inside the portal.

A page is asked twice and counted the second time: the first visit of a process also reads what
Django and Wagtail keep for good, such as sites and content types.
"""

from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks.addresses import film_address, page_addresses


def queries_of(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return len(queries)


def measured() -> dict[str, Any]:
    """Every page's address and queries by its name, and the address of a film."""
    client = Client(headers={"host": "localhost"})
    pages = {
        name: {"address": address, "queries": queries_of(client, address)}
        for name, address in page_addresses().items()
    }
    return {"pages": pages, "film": film_address()}
