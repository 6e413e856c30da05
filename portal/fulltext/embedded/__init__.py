"""The engine that needs no server: tantivy, in the process itself."""

from portal.fulltext.embedded.engine import EmbeddedEngine

__all__ = ["EmbeddedEngine"]
