import time
from argparse import FileType
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.accounts.models import User
from portal.importing.beginning import begin, discard
from portal.importing.making import queue_making
from portal.importing.models import Batch, StagedRow
from portal.importing.staging import QUEUE
from portal.importing.undoing import queue_undoing
from portal.jobs.running import claim, run

PAUSE = 0.5  # seconds between two looks at a job that another worker does


class Command(BaseCommand):
    help = "Bring records in from a spreadsheet and a folder of files, or take a batch back."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", type=FileType("rb"), help=".xlsx, .csv or .tsv")
        parser.add_argument("--media", default="", help="the folder of films, words and papers")
        parser.add_argument("--dry-run", action="store_true", help="only check, and say all")
        parser.add_argument("--as", dest="email", help="the address of who does it")
        parser.add_argument("--undo", type=int, metavar="BATCH", help="take a batch back")

    def handle(self, *args: Any, **options: Any) -> None:
        user = self.operator(options["email"])
        if options["undo"]:
            self.take_back(options["undo"], user)
        elif options["file"]:
            self.bring_in(options, user)
        else:
            raise CommandError("Name a file, or a batch to --undo.")

    def operator(self, email: str | None) -> User:
        people = User.objects.filter(is_active=True)
        found = people.filter(email=email) if email else people.filter(is_superuser=True)
        if user := found.order_by("pk").first():
            return user
        raise CommandError("There is no such person. Name one with --as EMAIL.")

    def bring_in(self, options: dict[str, Any], user: User) -> None:
        folder = str(Path(options["media"]).resolve()) if options["media"] else ""
        batch = begin(options["file"], options["file"].name, user, folder)
        self.wait(batch)
        self.say_problems(batch)
        if batch.state != Batch.State.CHECKED:
            raise CommandError("Nothing has been changed. Mend the file and import it again.")
        self.say_rows(batch)
        if options["dry_run"]:
            discard(batch)
            self.stdout.write("Only checked: nothing has been changed.")
            return
        queue_making(batch)
        self.wait(batch)
        if batch.state != Batch.State.MADE:
            raise CommandError(batch.job.explanation if batch.job else "It was not made.")
        self.stdout.write(f"Made. To take it back: import_catalogue --undo {batch.pk}")

    def wait(self, batch: Batch) -> None:
        """Do its job here, unless a worker has taken it already."""
        shown = -1
        while batch.job is None or not batch.job.has_ended:
            if job := claim(QUEUE):
                run(job)
            else:
                time.sleep(PAUSE)
            batch.refresh_from_db()
            if batch.job and batch.job.percent != shown:
                shown = batch.job.percent
                self.stdout.write(f"{batch.get_state_display()}: {shown} %")

    def say_problems(self, batch: Batch) -> None:
        for one in batch.found:
            place = ", ".join(
                filter(None, [one.sheet, f"row {one.row}" * bool(one.row), one.column])
            )
            mark = "note" if one.is_warning else "problem"
            self.stderr.write(f"{mark}: {place}: {one.sentence} {one.advice}".replace(": :", ":"))

    def say_rows(self, batch: Batch) -> None:
        for action in StagedRow.Action:
            count = batch.rows.filter(action=action).count()
            self.stdout.write(f"{action.label}: {count}")

    def take_back(self, number: int, user: User) -> None:
        batch = Batch.objects.filter(pk=number).first()
        if batch is None or not queue_undoing(batch, user):
            raise CommandError("There is no such batch that has been made.")
        self.wait(batch)
        if batch.state != Batch.State.UNDONE:
            raise CommandError(batch.job.explanation if batch.job else "It was not taken back.")
        self.stdout.write("Taken back.")
