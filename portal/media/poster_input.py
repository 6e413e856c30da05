"""A poster on its recording's screen: shown as a picture, not by the name of its file."""

from django.forms import ClearableFileInput


class PosterInput(ClearableFileInput):
    """Shows what is there, with a box that takes it out; a chosen file takes its place."""

    template_name = "media/includes/poster_input.html"
