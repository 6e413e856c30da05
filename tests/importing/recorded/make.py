"""Makes the files beside it anew: python -m tests.importing.recorded.make

The difficult library is taken out, opened with LibreOffice, which has to be installed, and saved
in several forms. Run it when the columns or the difficult library have changed.
"""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import django

SCRATCH = Path(tempfile.mkdtemp(prefix="recording-"))
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "portal.settings.testing",
    "PORTAL_SCRATCH": str(SCRATCH / "site"),
}
(SCRATCH / "site").mkdir()
django.setup()

from django.core.management import call_command  # noqa: E402  # needs the settings

from portal.importing.exporting import export_catalogue  # noqa: E402
from tests.importing.difficult import make_library  # noqa: E402

HERE = Path(__file__).parent
CSV = "Text - txt - csv (StarCalc)"
# separator, quotation mark, encoding, first line, columns, language, quote texts, as shown,
# formulas, spaces, sheet (LibreOffice's "CSV Filter Parameters"); -1 is every sheet
FORMS = {
    "saved": "xlsx:Calc MS Excel 2007 XML",
    "commas": f"csv:{CSV}:44,34,UTF8,1,,0,false,true,false,false,false,-1",
    "semicolons": f"csv:{CSV}:59,34,ANSI,1,,0,false,true,false,false,false,-1",
    "tabs": f"csv:{CSV}:9,34,UTF8,1,,0,true,true,false,false,false,-1",
}
LANGUAGES = {"semicolons": "es", "tabs": "es"}  # of the headers; the others are in English
OPENED_COMMAS = f"--infilter={CSV}:44,34,UTF8,1"


def main() -> None:
    call_command("migrate", verbosity=0)
    make_library()
    for language in ("en", "es"):
        export_catalogue(SCRATCH / language, language)
    for name, form in FORMS.items():
        save(SCRATCH / LANGUAGES.get(name, "en") / "catalogue.xlsx", HERE / name, form)
    for kind in ("video", "best_practice", "collection"):
        save(SCRATCH / "en" / f"{kind}.csv", HERE / "opened", FORMS["saved"], OPENED_COMMAS)
    shutil.rmtree(SCRATCH)


def save(file: Path, folder: Path, form: str, *more: str) -> None:
    """Let LibreOffice open a file, and save it in another form."""
    profile = f"-env:UserInstallation={(SCRATCH / 'profile').as_uri()}"
    how = [*more, "--convert-to", form, "--outdir", folder]
    command = ["soffice", profile, "--headless", *how, file]
    subprocess.run(command, check=True, timeout=120)  # wherever it is installed


if __name__ == "__main__":
    main()
