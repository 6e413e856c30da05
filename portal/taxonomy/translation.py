from modeltranslation.translator import TranslationOptions, register

from portal.taxonomy import models


class LabelTranslation(TranslationOptions):
    fields = ("label",)


for term in models.Term.__subclasses__():
    register(term)(LabelTranslation)


@register(models.Standard)
class StandardTranslation(TranslationOptions):
    fields = ("statement",)
