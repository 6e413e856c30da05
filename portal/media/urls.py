"""Addresses of files. They have no language: a picture is the same for everybody."""

from django.conf import settings
from django.urls import path

from portal.media.views import drawn_poster, public_file

urlpatterns = [
    path(f"{settings.MEDIA_URL.lstrip('/')}<path:name>", public_file, name="public_file"),
    path("posters/<slug:subject>/<slug:slug>.svg", drawn_poster, name="poster"),
]
