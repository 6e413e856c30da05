"""When slides and their parts come on screen."""

from itertools import pairwise

import pytest

from .maker import BETWEEN_SCENES, CLIPS, RATE, film, needs_fonts, np, pretended, slides


@pytest.mark.parametrize("clip", CLIPS, ids=lambda clip: clip.slug)
def test_slides_come_half_a_pause_before_their_words(clip):
    narration = pretended(clip, clip.source_language)
    starts = narration.scene_starts()
    assert starts[0] == 0
    assert len(starts) == len(clip.scenes)
    for start, scene in zip(starts[1:], narration.spoken[1:], strict=True):
        assert scene[0].start / RATE - start == pytest.approx(BETWEEN_SCENES / RATE / 2)


@needs_fonts
@pytest.mark.parametrize("clip", CLIPS, ids=lambda clip: clip.slug)
def test_parts_appear_in_order_while_their_scene_is_spoken(clip):
    narration, language = pretended(clip, clip.source_language), clip.source_language
    for scene, opens in enumerate(narration.scene_starts()):
        count = len(slides.parts(clip, scene, language))
        times = film.moments(clip.scenes[scene].slide["kind"], count, opens, narration, scene)
        assert len(times) == count
        assert times[0] == opens
        assert all(b - a > film.FADE for a, b in pairwise(times))
        assert times[-1] < narration.spoken[scene][-1].end / RATE


@pytest.mark.parametrize(("share", "grey"), [(0, 0), (0.5, 100), (1, 200), (7, 200)])
def test_a_fade_goes_from_one_picture_to_the_next(share, grey):
    before, after = np.zeros((2, 2, 3), np.uint8), np.full((2, 2, 3), 200, np.uint8)
    assert (film.blend(before, after, share) == grey).all()
