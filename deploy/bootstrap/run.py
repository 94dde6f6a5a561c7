"""`make run`: from a fresh clone to a running site, or back to it within seconds."""

import os
import signal
import subprocess
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from . import environment, ports, processes
from .console import Progress, duration
from .folder import DEPLOY, Folder
from .locking import held
from .problems import CommandFailed, Problem, Stopped
from .processes import Child, Word
from .serve import MARK, SERVING

STEPS = {
    "migrate": "Database",
    "sync_roles": "Roles",
    "load_demo": "Demo content",
    "search_rebuild --if-needed": "Search index",
}
TOTAL = len(STEPS) + 4
SETTINGS = "kitt.settings.development"
START_LIMIT = 90.0
"""Seconds the web server may take until it answers."""


@dataclass
class Service:
    """One of the programs that stay: the web server, the jobs, the publisher."""

    name: str
    child: Child
    log: Path


def run(folder: Folder) -> int:
    """Set everything up, start it, and stay until Ctrl-C."""
    port = ports.chosen_port()
    address = f"http://{ports.HOST}:{port}/"
    with held(folder.var / "run.lock", f"{os.getpid()} {address}") as holder:
        if holder is not None:
            raise Problem(already_running(holder))
        ports.require_free(port)
        return set_up_and_serve(folder, port, address)


def already_running(holder: str) -> str:
    """What to say when the folder is in use."""
    pid, _, address = holder.partition(" ")
    who = f"process {pid}, {address}" if address else "it is just starting or ending"
    return (
        f"`make run` is already running in this folder ({who}).\n"
        "Use that one, or stop it first with Ctrl-C in its terminal"
        + (f" or: kill {pid}" if address else ".")
    )


def set_up_and_serve(folder: Folder, port: int, address: str) -> int:
    """Every step from the environment to the running services, then stay."""
    progress = Progress(TOTAL)
    log = folder.open_log("start")
    services: list[Service] = []
    env = processes.clean_environment(DJANGO_SETTINGS_MODULE=SETTINGS, PORT=str(port))
    try:
        progress.say(greeting(folder))
        set_up(folder, progress, log, env)
        logins = start_web(folder, port, progress, log, env, services)
        progress.begin("Web server and jobs")
        wait_until_ready(folder, address, services)
        start_program(folder, "jobs", "run_jobs", env, services)
        start_program(folder, "publisher", "publish_due", env, services)
        progress.finish()
        progress.say(welcome(folder, address, logins, progress.elapsed()))
        watch(folder, services)
    except Stopped:
        progress.failed("stopped")
        progress.say("\nStopping …")
    except Problem:
        progress.failed()
        raise
    finally:
        for service in reversed(services):
            service.child.send(signal.SIGTERM)
        for service in reversed(services):
            service.child.stop()
    progress.say("Stopped. All content is kept; `make run` continues with it.")
    return 0


def greeting(folder: Folder) -> str:
    """The first line: how long it may take, and which database it is."""
    if os.environ.get("DATABASE_URL"):
        return "Starting Kitt with the database in DATABASE_URL, not with the embedded one."
    if (folder.var / "kitt.sqlite3").exists():
        return "Starting Kitt."
    return "Setting up Kitt. The first time takes a few minutes."


def set_up(folder: Folder, progress: Progress, log: Path, env: dict[str, str]) -> None:
    """Everything that needs no database."""
    with progress.step("Python environment"):
        environment.prepare(folder, "runtime", progress, log)
    with progress.step("Front-end assets"):
        build_assets(folder, progress, log, env)
    with progress.step("Message catalogues"):
        compile_catalogues(folder, log, env)


def build_assets(
    folder: Folder, progress: Progress, log: Path, env: dict[str, str], *options: str
) -> None:
    """Stylesheets, scripts, icons and fonts; the script decides itself what is to be done."""
    command: list[Word] = [folder.python, folder.root / "deploy" / "build_assets.py", *options]
    processes.run(command, cwd=folder.root, log=log, env=env, on_line=progress.detail)


def catalogues_are_stale(folder: Folder) -> bool:
    """Whether a message catalogue is newer than its compiled form."""
    sources = (folder.root / "locale").glob("**/LC_MESSAGES/*.po")
    pairs = [(source, source.with_suffix(".mo")) for source in sources]
    return any(not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime for po, mo in pairs)


def compile_catalogues(folder: Folder, log: Path, env: dict[str, str]) -> None:
    """Compile the message catalogues if one has changed."""
    if catalogues_are_stale(folder):
        manage: list[Word] = [folder.python, folder.manage, "compile_catalogues"]
        processes.run(manage, cwd=folder.root, log=log, env=env)


def start_web(
    folder: Folder,
    port: int,
    progress: Progress,
    log: Path,
    env: dict[str, str],
    services: list[Service],
) -> list[str]:
    """Database, roles, demo content, then the web server; returns the table of demo logins."""
    web_log = folder.open_log("web")
    script = DEPLOY / "bootstrap" / "serve.py"
    command: list[Word] = [folder.python, script, str(port), web_log, *STEPS, "demo_logins"]
    child = Child(command, cwd=folder.root, env=env, output=subprocess.PIPE)
    services.append(Service("web", child, web_log))
    logins: list[str] = []
    current = next(iter(STEPS))
    progress.begin(STEPS[current])

    def on_line(line: str) -> bool:
        nonlocal current
        if line.startswith(MARK):
            previous, current = current, line.removeprefix(MARK)
            if current not in STEPS:
                progress.finish()
            elif current != previous:
                progress.begin(STEPS[current])
        elif current in STEPS:
            progress.detail(line.strip())
        else:
            logins.append(line)
        return current == SERVING

    try:
        processes.follow(child, log, on_line)
    except CommandFailed as failure:
        mark = f"{MARK}{current}"
        begin = failure.output.index(mark) + 1 if mark in failure.output else 0
        output = failure.output[begin:]
        raise CommandFailed(f"manage.py {current}", failure.code, output, log) from failure
    return logins


def start_program(
    folder: Folder, name: str, command_name: str, env: dict[str, str], services: list[Service]
) -> None:
    """Start a management command that does what is due, and goes on."""
    log = folder.open_log(name)
    command: list[Word] = [folder.python, folder.manage, command_name, "--watch"]
    with log.open("a") as file:
        child = Child(command, cwd=folder.root, env=env, output=file.fileno())
    services.append(Service(name, child, log))


def wait_until_ready(folder: Folder, address: str, services: list[Service]) -> None:
    """Wait for /healthz; raise if a service ends meanwhile or it takes too long."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    deadline = time.monotonic() + START_LIMIT
    answer = "no answer"
    while time.monotonic() < deadline:
        require_alive(folder, services)
        try:
            with opener.open(f"{address}healthz", timeout=5):
                return
        except urllib.error.HTTPError as error:
            answer = f"HTTP {error.code}: {error.read(300).decode('utf-8', 'replace').strip()}"
            error.close()
        except OSError:
            pass
        time.sleep(0.1)
    raise Problem(
        f"The web server did not become ready within {duration(START_LIMIT)} ({answer}).\n"
        + tail(folder, services[0].log)
    )


def watch(folder: Folder, services: list[Service]) -> None:
    """Stay until a signal, or until a service ends by itself."""
    while True:
        require_alive(folder, services)
        time.sleep(0.5)


def require_alive(folder: Folder, services: list[Service]) -> None:
    names = {"web": "The web server", "jobs": "The jobs", "publisher": "The publisher"}
    for service in services:
        code = service.child.exit_code()
        if code is not None:
            raise Problem(
                f"{names[service.name]} ended unexpectedly (exit code {code}), so everything was "
                f"stopped.\n{tail(folder, service.log)}"
            )


def tail(folder: Folder, log: Path, lines: int = 20) -> str:
    """The end of a log file, indented, with the file's name."""
    end = log.read_text(encoding="utf-8", errors="replace").rstrip().splitlines()[-lines:]
    quoted = "\n".join(f"    {line}" for line in end)
    return f"The last lines of {folder.shown(log)}:\n{quoted}"


def welcome(folder: Folder, address: str, logins: list[str], seconds: float) -> str:
    """What is printed once the site answers."""
    table = "\n".join(f"  {line}".rstrip() for line in logins)
    return f"""
Kitt is ready after {duration(seconds)}.

  Site    {address}
  Editing {address}admin/
  Mails   {folder.shown(folder.var / "mails")}/ (one file per mail, nothing is sent)
  Logs    {folder.shown(folder.logs)}/

Demo logins
{table}

Ctrl-C ends it. All content is kept for the next run."""
