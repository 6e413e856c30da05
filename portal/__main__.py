"""``python -m portal <command>``: every command, with the development settings by default."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")
    sys.argv[0] = "python -m portal"
    execute_from_command_line(sys.argv)
