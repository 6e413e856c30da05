"""What search engines are told of a video: the dicts."""

from datetime import datetime

import pytest

from portal.media.transcript import Transcript, TranscriptChapter, TranscriptLine
from portal.taxonomy.models import Framework, Standard
from resources.sharing.films import iso_duration
from resources.sharing.structured_video import video_facts
from tests.factories import make_series, make_video
from tests.resources.sharing.test_structured import absolute

# https://developers.google.com/search/docs/appearance/structured-data/video
REQUIRED = {"name", "thumbnailUrl", "uploadDate"}
RECOMMENDED = {"contentUrl", "description", "duration", "embedUrl", "hasPart"}


@pytest.mark.parametrize(
    ("milliseconds", "written"),
    [
        (40_000, "PT40S"),
        (60_000, "PT1M"),
        (3_723_000, "PT1H2M3S"),
        (3_600_000, "PT1H"),
        (1_500, "PT2S"),
        (1, "PT1S"),
    ],
)
def test_lengths_are_written_as_iso_8601_does(milliseconds, written) -> None:
    assert iso_duration(milliseconds) == written


@pytest.mark.django_db
class TestVideo:
    def make(self, **changes):
        framework = Framework.objects.create(
            key="ccss", label_en="Common Core", label_es="Common Core", year=2010
        )
        standard = Standard.objects.create(
            framework=framework,
            code="6.EE.B.7",
            statement_en="Solve equations.",
            statement_es="Resolver ecuaciones.",
        )
        series = make_series(slug="algebra", title_en="Algebra", title_es="Álgebra")
        columns = {"slug": "scale", "voices": {"en": 48_000, "es": 54_000}, "series": series}
        video = make_video(audiences=["families"], grade_bands=["k-2"], **columns | changes)
        video.standards.set([standard])
        video.save()
        return video

    transcript = Transcript(
        [
            TranscriptChapter(0, "The scale", [TranscriptLine(0, 4000, "Look at it.")]),
            TranscriptChapter(20_500, "The bag", [TranscriptLine(20_500, 24_000, "Open it.")]),
        ]
    )

    def test_a_search_engine_finds_what_it_requires_and_recommends(self) -> None:
        facts = video_facts(self.make(), absolute, self.transcript)
        assert facts.keys() >= REQUIRED | RECOMMENDED
        assert datetime.fromisoformat(facts["uploadDate"]).tzinfo

    def test_the_film_is_the_one_in_the_reader_s_language(self) -> None:
        facts = video_facts(self.make(), absolute, self.transcript)
        assert facts["@type"] == ["VideoObject", "LearningResource"]
        assert facts["contentUrl"] == "https://portal.example.org/films/scale/en.mp4"
        assert facts["embedUrl"] == "https://portal.example.org/en/embed/videos/scale/"
        assert (facts["duration"], facts["timeRequired"]) == ("PT48S", "PT48S")
        assert facts["inLanguage"] == "en"
        assert facts["license"] == "https://creativecommons.org/licenses/by/4.0/"
        assert facts["transcript"] == "Look at it. Open it."
        assert [caption["inLanguage"] for caption in facts["caption"]] == ["en", "es"]

    def test_chapters_are_clips_with_the_address_of_their_moment(self) -> None:
        url = "https://portal.example.org/en/library/videos/scale/"
        clips = video_facts(self.make(), absolute, self.transcript)["hasPart"]
        assert clips == [
            {
                "@type": "Clip",
                "name": "The scale",
                "startOffset": 0,
                "endOffset": 20,
                "url": f"{url}?t=0",
            },
            {
                "@type": "Clip",
                "name": "The bag",
                "startOffset": 20,
                "endOffset": 48,
                "url": f"{url}?t=20.5",
            },
        ]

    def test_teachers_catalogues_find_whom_and_what_it_is_for(self) -> None:
        facts = video_facts(self.make(), absolute)
        assert facts["audience"][0]["educationalRole"] == "parent"
        assert facts["educationalLevel"] == ["K-2"]
        assert facts["educationalAlignment"] == [
            {
                "@type": "AlignmentObject",
                "alignmentType": "teaches",
                "educationalFramework": "Common Core",
                "targetName": "6.EE.B.7",
                "targetDescription": "Solve equations.",
            }
        ]
        assert facts["isPartOf"]["name"] == "Algebra"

    def test_without_a_film_it_claims_to_be_none(self) -> None:
        facts = video_facts(self.make(voices=[]), absolute)
        assert facts["@type"] == "LearningResource"
        assert "contentUrl" not in facts

    def test_a_text_in_the_other_language_is_named_with_it(self) -> None:
        video = self.make(title_en=None, source_language="es", title_es="La balanza", voices=[])
        facts = video_facts(video, absolute)
        assert (facts["name"], facts["inLanguage"]) == ("La balanza", "es")

    def test_a_licence_that_reserves_all_has_no_address(self) -> None:
        assert "license" not in video_facts(self.make(licence="reserved"), absolute)

    def test_of_several_qualities_the_usual_one_counts(self) -> None:
        video = self.make()
        low = video.renditions[0]
        low.pk, low.quality, low.size_bytes = None, "240", 5
        type(low).objects.bulk_create([low])
        again = type(video).objects.with_film().get(pk=video.pk)
        assert [(f.spoken_language, f.quality) for f in again.films] == [
            ("en", "360"),
            ("es", "360"),
        ]
