"""What a source of papers is called, everywhere: in the run's summary, on the quality page and in ``source_profiles``."""

from __future__ import annotations


def source_name(ags: str | None, municipality: str | None, source_path: str) -> str:
    """The municipality key, else the municipality, else the top folder of the input („." for papers in no folder)."""
    folder, slash, _ = source_path.partition("/")
    return ags or municipality or (folder if slash else ".")
