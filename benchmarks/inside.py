"""``python -m benchmarks.inside <module>``: measures inside the portal, and prints JSON."""

import json
import sys
from importlib import import_module

import django

if __name__ == "__main__":
    django.setup()  # models cannot be imported before, so the module is named by its words
    print(json.dumps(import_module(f"benchmarks.{sys.argv[1]}").measured()))
