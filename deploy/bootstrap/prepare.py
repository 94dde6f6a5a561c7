"""Runs management commands one after another in one process: `prepare.py NAME...`.

Starting Django takes longer than most of these commands, so it is started once. Before each
command a line with MARK and its name tells the reader of the output where it stands.
"""

import sys
from pathlib import Path

MARK = "::kitt:: "
ROOT = Path(__file__).resolve().parents[2]


def main(names: list[str]) -> int:
    # site/ is a source root, as in manage.py; this file's own folder must not be one.
    sys.path[:1] = [str(ROOT / "site"), str(ROOT)]
    import django
    from django.core.management import CommandError, call_command

    django.setup()
    for name in names:
        print(f"{MARK}{name}", flush=True)
        try:
            call_command(name)
        except CommandError as error:
            print(error, file=sys.stderr)
            return error.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
