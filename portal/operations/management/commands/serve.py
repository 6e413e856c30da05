import signal
import subprocess
import sys
import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.accounts.models import User


class Command(BaseCommand):
    help = "Run the site and its worker together, for one machine. Ctrl-C ends both."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, **options: Any) -> None:
        site = f"gunicorn portal.wsgi --bind 127.0.0.1:{options['port']} --threads 8"
        processes = [
            subprocess.Popen([sys.executable, "-m", *command.split()])  # noqa: S603  # our own
            for command in (f"{site} --log-level warning", "portal worker")
        ]
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        self.stdout.write(f"The portal is at http://localhost:{options['port']}")
        self.tell_sign_ins()
        try:
            self.watch(processes)
        except KeyboardInterrupt:
            self.stdout.write("")
        finally:
            self.end(processes)

    def tell_sign_ins(self) -> None:
        """The demonstration's sign-ins, of those that there are and where they are no secret."""
        password = getattr(settings, "DEMO_PASSWORD", None)
        if password is None:
            return
        self.stdout.write(
            f"Sign in at /admin/ with the password {password}, "
            f"then the code {settings.DEMO_CODE}, as:"
        )
        for user in User.objects.filter(email__endswith="@example.org").order_by("email"):
            self.stdout.write(f"  {user.email}  ({user})")

    def watch(self, processes: list[subprocess.Popen[bytes]]) -> None:
        """Wait until one of the two ends; neither is of use without the other."""
        while all(process.poll() is None for process in processes):
            time.sleep(0.3)
        raise CommandError("The site or its worker ended; the lines above say why.")

    def end(self, processes: list[subprocess.Popen[bytes]]) -> None:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait(timeout=15)
