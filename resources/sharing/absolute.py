"""What every fact for other programs needs: whole addresses, not paths."""

from collections.abc import Callable

Absolute = Callable[[str], str]  # from a path of this site to a whole address
