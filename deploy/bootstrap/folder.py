"""Where things lie in a working copy."""

import os
from dataclasses import dataclass
from pathlib import Path

DEPLOY = Path(__file__).resolve().parents[1]
PROFILES = ("runtime", "development")


@dataclass(frozen=True)
class Folder:
    """A working copy of Kitt."""

    root: Path

    @property
    def venv(self) -> Path:
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        """The interpreter with the locked dependencies."""
        return self.venv / "bin" / "python"

    @property
    def var(self) -> Path:
        """Everything that running leaves behind: database, media, mails, logs."""
        return Path(os.environ.get("VAR_DIR") or self.root / "var")

    @property
    def logs(self) -> Path:
        return self.var / "log"

    @property
    def manage(self) -> Path:
        return self.root / "manage.py"

    def lock_file(self, profile: str) -> Path:
        """The locked dependencies of a profile, one of PROFILES."""
        return self.root / "deploy" / "requirements" / f"{profile}.txt"

    def shown(self, path: Path) -> str:
        """A path as it is printed: short if it lies below the working copy."""
        return str(path.relative_to(self.root)) if path.is_relative_to(self.root) else str(path)

    def open_log(self, name: str) -> Path:
        """An empty log file; the one of the run before is kept beside it."""
        self.logs.mkdir(parents=True, exist_ok=True)
        path = self.logs / f"{name}.log"
        if path.exists():
            path.replace(path.with_suffix(".log.1"))
        path.touch()
        return path


def this_folder() -> Folder:
    """The working copy this file belongs to."""
    return Folder(DEPLOY.parent)
