"""Addresses for other people's programs. They have no language."""

from django.urls import path

from resources.sharing import api, embed

urlpatterns = [
    path("oembed", embed.oembed, name="oembed"),
    path("api/", api.index, name="api_index"),
    path("api/<slug:plural>", api.record_list, name="api_list"),
    path("api/<slug:plural>/<slug:slug>", api.record_detail, name="api_detail"),
    path("api/<path:rest>", api.nothing),
]
