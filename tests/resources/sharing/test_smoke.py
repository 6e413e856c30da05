import pytest
from django.test import Client
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo", "today")]
@pytest.mark.parametrize("path", ["/en/library/basket/","/en/library/basket/?item=video.keeping-the-balance.12-48&item=collection.algebra-in-five&item=video.nope","/en/library/basket/?item=video.keeping-the-balance&edit=0","/en/library/basket/?add=video.keeping-the-balance","/en/library/feed.atom","/en/library/videos/feed.atom?audience=families","/en/library/collections/feed.atom","/en/library/videos/keeping-the-balance/","/es/biblioteca/colecciones/algebra-in-five/","/en/embed/videos/keeping-the-balance/?t=12","/oembed?url=http://testserver/en/library/videos/keeping-the-balance/?t=12","/api/","/api/videos?limit=2","/api/collections","/api/videos?limit=1&updated_since=2020-01-01","/api/nope/x/y","/api/videos/keeping-the-balance","/en/library/videos/"])
def test_x(path, django_assert_max_num_queries):
    Client().get(path)
    from django.db import connection
    from django.test.utils import CaptureQueriesContext
    with CaptureQueriesContext(connection) as c:
        r = Client().get(path)
    print(path, r.status_code, len(c), len(r.content), r.get("Location"), dict(r.cookies))
    t=r.content.decode()
    if "html" not in r["Content-Type"]: print(t[:1800])
    elif "ld+json" in t: print(t[t.index("<script type=\"application/ld"):][:2500])
