"""The screen of a recording: its films, captions and chapters on one form."""

from django.db.models import QuerySet
from django.forms import FileInput
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column

from portal.jobs.models import Job
from portal.media.making_screen import MakingPanel, RecordingForm
from portal.media.models import Recording
from portal.media.models.master import MASTER_EXTENSIONS
from portal.media.poster_input import PosterInput
from portal.media.recording_panels import TextsPanel, VoicesPanel
from portal.media.track_forms import CaptionForm
from portal.media.track_screens import CreateRecordingView, EditRecordingView, TrackPanel
from portal.media.uploads import UploadPanel
from portal.media.voices import voice_name
from portal.records.editing.choosers import list_chooser
from portal.records.guarding import Guarded, GuardedSnippetViewSet

ACCEPTED = {"accept": ",".join(f".{ending}" for ending in MASTER_EXTENSIONS)}
MASTER_PANELS = [
    FieldPanel("spoken_language"),
    FieldPanel("file", widget=FileInput(attrs=ACCEPTED)),  # no link: a private file has no address
]
TRACK_PANELS = [
    FieldRowPanel([FieldPanel("spoken_language"), FieldPanel("language")]),
    FieldRowPanel([FieldPanel("webvtt"), FieldPanel("file")]),
]
CAPTION_PANELS = [*TRACK_PANELS, FieldPanel("take_times")]


class VoicesColumn(Column):
    def get_value(self, instance: Recording) -> str:
        return ", ".join(voice_name(code) for code in instance.voices)


class MakingColumn(Column):
    """How the uploads of a recording are doing; nothing where all is done."""

    def get_value(self, instance: Recording) -> str:
        jobs = [master.job for master in instance.masters.all() if master.job]
        states = [_state(job) for job in jobs if job.state != Job.State.DONE]
        return ", ".join(states)


def _state(job: Job) -> str:
    label = str(Job.State(job.state).label)
    return f"{label} ({job.percent} %)" if job.state == Job.State.RUNNING else label


class RecordingChooserViewSet(Guarded, list_chooser("name")):  # type: ignore[misc]  # made by a function
    """A recording can be begun where it is chosen; its film and captions follow on its screen."""

    form_fields = ["name"]


class RecordingViewSet(GuardedSnippetViewSet):
    model = Recording
    icon = "media"
    menu_label = _("Recordings")
    menu_order = 300
    add_to_admin_menu = True
    add_view_class = CreateRecordingView
    edit_view_class = EditRecordingView
    chooser_viewset_class = RecordingChooserViewSet
    list_display = [
        "name",
        BooleanColumn("is_ready", label=_("Can be watched")),
        VoicesColumn("voices", label=_("Spoken in")),
        MakingColumn("making", label=_("Uploads")),
        "created_at",
    ]
    search_fields = ["name"]
    search_backend_name = None  # the database finds a word in a name
    ordering = ["-created_at"]
    list_per_page = 50
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldPanel("poster", widget=PosterInput(attrs={"accept": "image/*"})),
            VoicesPanel(),
            InlinePanel(
                "masters", heading=_("Uploaded films"), label=_("Film"), panels=MASTER_PANELS
            ),
            UploadPanel(),
            MakingPanel(heading=_("What readers can watch")),
            TextsPanel(heading=_("State of captions and chapters")),
            TrackPanel(
                "caption_tracks",
                heading=_("Captions"),
                label=_("Captions"),
                panels=CAPTION_PANELS,
                form=CaptionForm,
            ),
            TrackPanel(
                "chapter_tracks", heading=_("Chapters"), label=_("Chapters"), panels=TRACK_PANELS
            ),
        ],
        base_form_class=RecordingForm,
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Recording]:
        return Recording.objects.prefetch_related("renditions", "masters__job")
