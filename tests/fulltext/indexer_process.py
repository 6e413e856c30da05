"""An indexer to be killed: python -m tests.fulltext.indexer_process FOLDER prepare|drain|rebuild

FOLDER holds its database, its index, and records.json, which stands for the tables of the rooms.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command

from portal.fulltext.document import SearchDocument
from portal.fulltext.embedded import EmbeddedEngine
from tests.fulltext.samples import document


def main(folder: Path, work: str) -> None:
    database = {"ENGINE": "django.db.backends.sqlite3", "NAME": folder / "db.sqlite3"}
    settings.configure(
        DATABASES={"default": database},
        INSTALLED_APPS=["portal.fulltext"],
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        USE_TZ=True,
    )
    django.setup()
    from portal.fulltext import outbox  # noqa: PLC0415  # its model needs the settings made above

    titles = json.loads((folder / "records.json").read_text())
    documents = {name: document(id=name, title=title) for name, title in titles.items()}

    def documents_for(wanted: Sequence[str]) -> Mapping[str, SearchDocument]:
        return {name: documents[name] for name in wanted if name in documents}

    engine = EmbeddedEngine(folder / "index")
    if work == "prepare":
        call_command("migrate", verbosity=0)
        engine.rebuild([])
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    if work == "drain":
        outbox.drain(engine, documents_for, batch=10)
    if work == "rebuild":
        outbox.rebuild(engine, documents.values(), documents_for)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
