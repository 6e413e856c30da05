from django.urls import path

from portal.search.views import SearchView

urlpatterns = [path("", SearchView.as_view(), name="search")]
