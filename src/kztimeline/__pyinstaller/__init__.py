"""Where PyInstaller finds what it has to know of kztimeline; its entry point leads here."""


def hook_dirs() -> list[str]:
    """Return the folders with hooks."""
    return list(__path__)
