from modeltranslation.translator import TranslationOptions, register

from portal.records.bilingual import RecordTranslationOptions
from resources.models import BestPractice, Collection, Handout, PracticeStep, Video


@register(BestPractice)
class BestPracticeTranslation(RecordTranslationOptions):
    fields = ("problem", "who", "evidence")


@register(Collection)
class CollectionTranslation(RecordTranslationOptions):
    fields = ("curator_note",)


@register(Handout)
class HandoutTranslation(TranslationOptions):
    fields = ("name",)


@register(PracticeStep)
class PracticeStepTranslation(TranslationOptions):
    fields = ("text",)


@register(Video)
class VideoTranslation(RecordTranslationOptions):
    fields = ("notice",)
