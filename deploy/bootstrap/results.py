"""What the checks and tests found, and the summary at the end."""

import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass, field
from pathlib import Path

from .console import duration


@dataclass
class Result:
    """One check, or one run of the test suite."""

    name: str
    ok: bool
    seconds: float
    passed: int = 0
    failed: int = 0
    skipped: list[str] = field(default_factory=list)

    @classmethod
    def of_check(cls, name: str, ok: bool, seconds: float) -> "Result":
        """A check counts as one test."""
        return cls(name, ok, seconds, passed=int(ok), failed=int(not ok))

    @classmethod
    def of_pytest(cls, name: str, code: int, seconds: float, report: Path) -> "Result":
        """A run of pytest, counted from its JUnit report."""
        result = cls(name, code == 0, seconds)
        cases = list(ElementTree.parse(report).iter("testcase")) if report.exists() else []
        for case in cases:
            skip = case.find("skipped")
            if case.find("failure") is not None or case.find("error") is not None:
                result.failed += 1
            elif skip is not None and skip.get("type") != "pytest.xfail":
                title = f"{case.get('classname')}.{case.get('name')}"
                result.skipped.append(f"{title}: {skip.get('message')}")
            else:
                result.passed += 1
        if code and not result.failed:
            result.failed = 1
        return result

    def line(self) -> str:
        """One line of the summary."""
        state = "ok" if self.ok else "FAILED"
        counts = (
            f"{self.passed} passed, {self.failed} failed" if self.passed + self.failed > 1 else ""
        )
        skips = f", {len(self.skipped)} skipped" if self.skipped else ""
        return f"  {state:7} {self.name:24} {duration(self.seconds):>12}  {counts}{skips}".rstrip()


def summary(results: list[Result]) -> str:
    """Every step with its time, every skipped test by name, and the counts as the last line."""
    lines = ["", "Summary", *(result.line() for result in results)]
    skipped = [f"  {result.name}: {test}" for result in results for test in result.skipped]
    if skipped:
        lines += ["", f"Skipped ({len(skipped)}):", *skipped]
    return "\n".join([*lines, "", counts(results)])


def counts(results: list[Result]) -> str:
    """The last line: "812 passed, 0 failed", and what was skipped if anything was."""
    passed = sum(result.passed for result in results)
    failed = sum(result.failed for result in results)
    skipped = sum(len(result.skipped) for result in results)
    return f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else "")
