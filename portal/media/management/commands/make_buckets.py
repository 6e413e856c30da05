from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.files.storage import Storage
from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.media.buckets import allow_origin, make_bucket
from portal.media.s3 import ObjectStorage
from portal.media.storage import StorageUnavailable, private_storage, public_storage


class Command(BaseCommand):
    help = "Make the buckets that the settings name, and let the site's pages play films from them."

    def add_arguments(self, parser: CommandParser) -> None:
        site = "{0.scheme}://{0.netloc}".format(urlsplit(settings.WAGTAILADMIN_BASE_URL))
        parser.add_argument("--origin", default=site, help=f"of the site's pages ({site})")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            for storage in (public_storage(), private_storage()):
                self.make(storage)
            if isinstance(storage, ObjectStorage):
                allow_origin(storage, options["origin"])
        except FileExistsError as error:
            raise CommandError(f"The bucket {error} belongs to somebody else.") from error
        except StorageUnavailable as error:
            raise CommandError(f"The S3 server does not answer: {error.__cause__}") from error

    def make(self, storage: Storage) -> None:
        if not isinstance(storage, ObjectStorage):
            self.stdout.write("Files are kept in a folder: there is no bucket to make.")
            return
        made = "made" if make_bucket(storage) else "there already"
        self.stdout.write(f"{storage.bucket_name}: {made}")
