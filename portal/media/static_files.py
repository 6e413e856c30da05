"""Styles, scripts and drawings as a deployed portal keeps them."""

from whitenoise.storage import CompressedManifestStaticFilesStorage

IMPORT = (r"""(?P<matched>from "(?P<url>\./[^"]+)")""", '''from "%(url)s"''')


class HashedStaticFiles(CompressedManifestStaticFilesStorage):
    """Named by their content, so that all can be kept for ever.

    Our own scripts import each other by these names too; Django's switch for it would try the same
    with scripts of other packages, which import names that they do not ship.
    """

    patterns = (*CompressedManifestStaticFilesStorage.patterns, ("js/*.js", (IMPORT,)))
