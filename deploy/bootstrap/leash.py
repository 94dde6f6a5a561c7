"""Runs a command that must not outlive whoever started it: `leash.py [--user NAME] COMMAND...`.

The starter holds the other end of standard input. When it goes away, even killed without a chance
to clean up, the input closes and the command's whole process group is ended.
"""

import os
import signal
import subprocess
import sys
import threading
import time

PATIENCE = 8.0
"""Seconds between the polite and the final signal."""


def ignore(_number: int, _frame: object) -> None:
    """A handler, since ignored signals would be inherited by the command."""


def end_with_starter() -> None:
    """Wait for the starter's end, then end the group."""
    while os.read(0, 1024):
        pass
    os.killpg(0, signal.SIGTERM)
    time.sleep(PATIENCE)
    os.killpg(0, signal.SIGKILL)


def main(arguments: list[str]) -> int:
    user = None
    if arguments[0] == "--user":
        user, arguments = arguments[1], arguments[2:]
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, ignore)
    try:
        process = subprocess.Popen(
            arguments,
            stdin=subprocess.DEVNULL,
            user=user,
            group=user,
            extra_groups=[] if user else None,
        )
    except OSError as error:
        print(f"{arguments[0]}: {error.strerror}", file=sys.stderr)
        return 127
    threading.Thread(target=end_with_starter, daemon=True).start()
    code = process.wait()
    return code if code >= 0 else 128 - code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
