"""veraPDF, which checks PDFs against PDF/UA. It is used by tests only and not part of Kitt."""

from pathlib import Path

from .fetching import fetched
from .folder import Folder

VERSION = "1.28.2"
ADDRESS = (
    "https://repo1.maven.org/maven2/org/verapdf/apps/greenfield-apps"
    f"/{VERSION}/greenfield-apps-{VERSION}.jar"
)
SHA256 = "687d4d8bcfec48c9f7e931cf78ed061f1eeccfba55d4cdc000ba9b4d8aa46ce6"


def program(folder: Folder) -> Path:
    """The jar, fetched the first time; needs Java."""
    return fetched(ADDRESS, SHA256, folder.var / "verapdf" / f"verapdf-{VERSION}.jar")
