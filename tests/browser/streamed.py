"""Uploads a film of the demonstration anew, so that the worker makes what a deployed site streams.

Run as a process of the site under test: its settings say where files and rows are.
"""

import django
from django.core.files import File

from tests.browser.addresses import STREAMED


def upload_again(slug: str) -> None:
    from portal.media.models import Master  # noqa: PLC0415  # after the settings are read
    from portal.media.transcoding.make import queue_film  # noqa: PLC0415
    from resources.models import Video  # noqa: PLC0415

    for film in Video.objects.get(slug=slug).films:
        master = Master(recording=film.recording, spoken_language=film.spoken_language)
        with film.file.open("rb") as file:
            master.file.save("film.mp4", File(file))
        queue_film(master, None)


if __name__ == "__main__":
    django.setup()
    upload_again(STREAMED)
