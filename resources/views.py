"""The library's pages."""

from typing import Any

from django.http import Http404
from django.utils.decorators import method_decorator
from django.views.decorators.vary import vary_on_headers

from portal.records.language import reader_language
from portal.records.views import RecordDetailView, RecordListView
from resources import collection_page, practice_page, video_page
from resources.both_languages import both_languages
from resources.cards import card_of, collection_card
from resources.contents import count_items, items_of
from resources.facets import COLLECTION_FACETS, PRACTICE_FACETS, VIDEO_FACETS
from resources.film_words import words_of
from resources.models import (
    BestPractice,
    BestPracticeQuerySet,
    Collection,
    Video,
    VideoQuerySet,
)
from resources.sharing.page import (
    shared_collection,
    shared_list,
    shared_practice,
    shared_video,
)
from resources.watching import watch


class LibraryListView(RecordListView):
    """A list of the library, which can be followed in a feed reader too."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | shared_list(self.model)


class VideoListView(LibraryListView):
    model = Video
    facets = VIDEO_FACETS
    template_name = "resources/video_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | {"cards": [card_of(video) for video in context["records"]]}


@method_decorator(vary_on_headers("Save-Data"), name="dispatch")
class VideoDetailView(RecordDetailView):
    model = Video
    template_name = "resources/video_detail.html"

    def get_queryset(self) -> VideoQuerySet:
        return Video.objects.visible_to(self.request.user).with_texts()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context |= video_page.page_of(self.object, self.request)
        return context | shared_video(self.object, context["watching"], self.request)


class PracticeListView(LibraryListView):
    model = BestPractice
    facets = PRACTICE_FACETS
    template_name = "resources/practice_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | {"cards": [card_of(practice) for practice in context["records"]]}


class PracticeDetailView(RecordDetailView):
    model = BestPractice
    template_name = "resources/practice_detail.html"

    def get_queryset(self) -> BestPracticeQuerySet:
        return BestPractice.objects.visible_to(self.request.user).with_everything()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context |= practice_page.page_of(self.object, self.request)
        return context | shared_practice(self.object, self.request)


class CollectionListView(LibraryListView):
    model = Collection
    facets = COLLECTION_FACETS
    template_name = "resources/collection_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        many = count_items(context["records"], self.request.user)
        cards = [collection_card(one, many[one.pk]) for one in context["records"]]
        return context | {"cards": cards}


class VideoWordsView(RecordDetailView):
    """The words of a film on a page of their own, to print and to practise with."""

    model = Video
    template_name = "resources/video_words.html"

    def get_queryset(self) -> VideoQuerySet:
        return Video.objects.visible_to(self.request.user).with_film()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        watching = watch(self.object, self.request.GET, reader_language())
        words = words_of(self.object, watching)
        return super().get_context_data(**kwargs) | {"watching": watching, "words": words}


class VideoTranscriptView(RecordDetailView):
    """What is said in a video, in both languages beside each other."""

    model = Video
    template_name = "resources/video_transcript.html"

    def get_queryset(self) -> VideoQuerySet:
        visible = Video.objects.visible_to(self.request.user)
        return visible.with_film().prefetch_related("recording__storyboards")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        words = both_languages(self.object, self.request.GET, reader_language())
        if words is None:
            raise Http404
        return super().get_context_data(**kwargs) | {"words": words}


class CollectionDetailView(RecordDetailView):
    model = Collection
    template_name = "resources/collection_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        items = items_of(self.object, self.request.user)
        context |= collection_page.page_of(items)
        return context | shared_collection(self.object, items, self.request)
