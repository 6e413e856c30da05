"""Styles, scripts and drawings as a deployed portal keeps them."""

from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticFiles(CompressedManifestStaticFilesStorage):
    """Named by their content, so that all can be kept for ever; our own scripts import each other
    by these names too."""

    support_js_module_import_aggregation = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # only ours: scripts of other packages import names that they do not ship
        _everywhere, imports = self._js_module_import_aggregation_patterns
        self._js_module_import_aggregation_patterns = ("js/*.js", imports)
        super().__init__(*args, **kwargs)
