"""The names of spoken languages."""

from django import template

from portal.media.voices import voice_in_sentence, voice_name

register = template.Library()
register.filter(voice_name)
register.filter(voice_in_sentence)
