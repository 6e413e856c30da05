from modeltranslation.translator import TranslationOptions, register

from portal.accounts.models import OrgUnit


@register(OrgUnit)
class OrgUnitTranslation(TranslationOptions):
    fields = ("office", "note", "contact_role")
