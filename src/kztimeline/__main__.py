"""`python -m kztimeline`, and where the installed command begins."""

import sys


def main() -> None:
    """Start the command line; Ctrl-C ends it quietly, even while Python is still importing."""
    try:
        from .cli import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)


if __name__ == "__main__":
    main()
