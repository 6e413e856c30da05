"""Makes the films that have changed since the last time.

python -m portal.demo.clips CONTENT_DIR OUT_DIR [--only SLUG]
"""

import argparse
import sys
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

from tqdm import tqdm

from . import programs, storyboard, workshop

PROCESSES = 2


def arguments() -> argparse.Namespace:
    """What was asked for on the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m portal.demo.clips", description="Makes the demonstration films."
    )
    parser.add_argument("content", type=Path, help="folder with videos/*.toml")
    parser.add_argument(
        "out", type=Path, help="folder for films, captions, posters and the manifest"
    )
    parser.add_argument("--only", metavar="SLUG", help="one clip")
    return parser.parse_args()


def make_all(paths: list[Path], out: Path, entries: dict[str, dict]) -> list[str]:
    """Makes the clips side by side; what went wrong comes back as sentences."""
    problems = []
    with ProcessPoolExecutor(PROCESSES) as pool:
        waiting = [pool.submit(workshop.make_clip, path, out) for path in paths]
        for done in tqdm(as_completed(waiting), total=len(waiting), unit="clip"):
            if error := done.exception():
                problems.append(str(error))
                continue
            entries[done.result()["slug"]] = done.result()
            workshop.write_manifest(out, entries)
    return problems


def forget_removed(entries: dict[str, dict], slugs: set[str], out: Path) -> None:
    """Films of clips that are no longer in the content go, from the folder and the manifest."""
    for slug in sorted(entries.keys() - slugs):
        workshop.forget(entries.pop(slug), out)


def summary(entries: dict[str, dict], made: int, unchanged: int) -> str:
    """The last line of a run; megabytes are those of the films alone."""
    size = sum(r["bytes"] for entry in entries.values() for r in entry["renditions"])
    return f"{made} made, {unchanged} unchanged, {size / 1e6:.1f} MB of film in all"


def main() -> None:
    """Exits with sentences when programs are missing or a clip could not be made."""
    asked = arguments()
    if missing := programs.missing():
        sys.exit(f"Not installed: {', '.join(missing)}")
    try:
        paths = storyboard.paths(asked.content, asked.only)
    except FileNotFoundError as error:
        sys.exit(str(error))
    asked.out.mkdir(parents=True, exist_ok=True)
    entries = workshop.read_manifest(asked.out)
    if not asked.only:
        forget_removed(entries, {path.stem for path in paths}, asked.out)
    changed = [p for p in paths if not workshop.is_current(entries.get(p.stem), p, asked.out)]
    problems = make_all(changed, asked.out, entries)
    workshop.write_manifest(asked.out, entries)
    tqdm.write(summary(entries, len(changed) - len(problems), len(paths) - len(changed)))
    if problems:
        sys.exit("\n".join(problems))


if __name__ == "__main__":
    main()
