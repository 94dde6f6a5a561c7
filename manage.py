#!/usr/bin/env python
"""Entry point of Django's commands."""

import os
import sys
from pathlib import Path


def main() -> None:
    # The project package lives in site/, a source root and never a package: `site` is a module of
    # the standard library.
    sys.path.insert(0, str(Path(__file__).resolve().parent / "site"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kitt.settings.development")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
