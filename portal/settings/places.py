"""Where the portal keeps what it writes, unless a deployment says otherwise."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VAR = ROOT / "var"
