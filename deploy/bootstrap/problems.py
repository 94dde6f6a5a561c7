"""Expected failures: shown as a sentence on what to do, never as a traceback."""


class Problem(Exception):
    """Something the person at the terminal can put right."""


class CommandFailed(Problem):
    """A command that a step needs ended with an error."""

    def __init__(self, command: str, code: int, output: list[str]) -> None:
        super().__init__(f"{command} ended with exit code {code}.")
        self.command = command
        self.code = code
        self.output = output


class Stopped(Exception):
    """Somebody asked for the end: Ctrl-C or a signal."""
