"""Pieces that editors put together on editorial pages."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock


class QuestionBlock(blocks.StructBlock):
    """A question as families ask it, and the video that answers it."""

    question = blocks.CharBlock(label=_("Question"), max_length=80)
    video = SnippetChooserBlock("resources.Video", label=_("Video"))


class WayInBlock(blocks.StructBlock):
    """One of the doors on the home page, for one audience."""

    audience = blocks.ChoiceBlock(
        label=_("For whom"),
        choices=[
            ("families", _("Families")),
            ("teachers", _("Teachers and tutors")),
            ("students", _("Students")),
            ("council", _("Parent councils")),
        ],
    )
    title = blocks.CharBlock(label=_("Title"), max_length=80)
    text = blocks.TextBlock(label=_("Text"), required=False)
    action = blocks.CharBlock(label=_("Words of the link"), max_length=120)
    questions = blocks.ListBlock(QuestionBlock(), label=_("Questions"), default=[])

    class Meta:
        icon = "group"
        label = _("Way in")
