"""Management commands, then the web server, with one start of Django: `serve.py PORT LOG NAME...`.

Starting Django takes longer than the commands themselves. They run in a forked child, so that
nothing they leave in memory reaches the web server. Before each command, and before the server, a
line with MARK and its name tells the reader of the output where it stands.
"""

import os
import sys
from pathlib import Path

MARK = "::kitt:: "
SERVING = "serving"
"""The name on the last mark; from then on the output goes to the server's own log."""
ROOT = Path(__file__).resolve().parents[2]


def run_commands(names: list[str]) -> int:
    """Run commands with their options, one after another; the first exit code that is not 0."""
    from django.core.management import CommandError, call_command

    for name in names:
        print(f"{MARK}{name}", flush=True)
        try:
            call_command(*name.split())
        except CommandError as error:
            print(error, file=sys.stderr)
            return error.returncode
        except Exception:
            sys.excepthook(*sys.exc_info())
            return 1
    return 0


def in_child(names: list[str]) -> int:
    """Run the commands in a forked child and return its exit code."""
    from django.db import connections

    connections.close_all()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            code = run_commands(names)
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def main(port: str, log: str, names: list[str]) -> int:
    # site/ is a source root, as in manage.py; this file's own folder must not be one.
    sys.path[:1] = [str(ROOT / "site"), str(ROOT)]
    import django
    from django.core.management import call_command

    django.setup()
    code = in_child(names)
    if code:
        return 1
    print(f"{MARK}{SERVING}", flush=True)
    file = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.dup2(file, 1)
    os.dup2(file, 2)
    call_command("runserver", f"127.0.0.1:{port}", use_reloader=False)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3:]))
