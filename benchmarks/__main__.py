"""``python -m benchmarks``: print the figures, and fail where a budget is broken."""

import argparse
import signal
import sys
from pathlib import Path

from benchmarks.budgets import broken_budgets, broken_by_films
from benchmarks.report import report
from benchmarks.run import measure_films, measure_site


def sizes(text: str) -> list[int]:
    return sorted({int(part) for part in text.split(",")})


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "--records", type=sizes, default=[68, 20_000], help="numbers of videos, between commas"
    )
    parser.add_argument("--markdown", type=Path, help="a file to write the tables to as well")
    chosen = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that servers and folders go too
    sites = [measure_site(records) for records in chosen.records]
    films = measure_films()
    broken = [*broken_budgets(sites), *broken_by_films(films)]
    text = report(sites, films, broken)
    print(text, end="")
    if chosen.markdown:
        chosen.markdown.write_text(text, encoding="utf-8")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
