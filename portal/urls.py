"""The whole URL map on one screen."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib.sitemaps import views as sitemaps
from django.urls import include, path
from django.utils.translation import gettext_lazy as _
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from portal.accounts import doors
from portal.media.urls import urlpatterns as media_urls
from portal.operations.health import health
from portal.pages.sitemaps import SITEMAPS
from portal.pages.views import robots, root
from resources.sharing.embed import embedded_video
from resources.sharing.urls import urlpatterns as sharing_urls
from resources.urls import film_urls, handout_urls

urlpatterns = [
    path("", root),
    path("health/", health, name="health"),
    path("robots.txt", robots),
    path(
        "sitemap.xml",
        sitemaps.index,
        {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap"},
        name="sitemap_index",
    ),
    path("sitemap-<section>.xml", sitemaps.sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    *media_urls,
    path("films/", include(film_urls)),
    path("handouts/", include(handout_urls)),
    *sharing_urls,
    *doors.urlpatterns,
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    *i18n_patterns(
        path(_("account/"), include("portal.accounts.urls")),
        path(_("search/"), include("portal.search.urls")),
        path(_("library/"), include("resources.urls")),
        path(_("embed/videos/<slug:slug>/"), embedded_video, name="embed_video"),
        path("", include(wagtail_urls)),
    ),
]
