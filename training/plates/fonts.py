"""Where the letters come from: the plate fonts of a folder and the plain fonts of the system."""

from pathlib import Path

from plates.looks import FONTS

SYSTEM_FONTS = Path("/usr/share/fonts")
"""Where Debian's font packages put theirs; training/README.md names them."""


def find_fonts(plate_fonts: Path, system_fonts: Path = SYSTEM_FONTS) -> dict[str, Path]:
    """The file of every font that plates are drawn with, by its name. Raises ValueError naming those that are missing."""
    files = [*system_fonts.rglob("*.[to]tf"), *plate_fonts.glob("*.[tT][tT][fF]")]
    found = {file.stem: file for file in files if file.stem in FONTS}
    missing = FONTS - found.keys()
    if missing:
        raise ValueError(f"These fonts are missing: {', '.join(sorted(missing))}. training/README.md says where they come from.")
    return found
