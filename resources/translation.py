from modeltranslation.translator import register

from portal.records.bilingual import RecordTranslationOptions
from resources.models import Collection, Video


@register(Collection)
class CollectionTranslation(RecordTranslationOptions):
    pass


@register(Video)
class VideoTranslation(RecordTranslationOptions):
    fields = ("notice",)
