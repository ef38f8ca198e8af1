"""Calls a Python client's command line in this process."""

import contextlib
import io
import sys


def call(main, program, *words):
    """Runs `main` with these words and answers its exit code and what it printed."""
    output = io.StringIO()
    arguments, sys.argv = sys.argv, [program, *words]
    try:
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
            code = 0
            try:
                main()
            except SystemExit as end:
                code = end.code or 0
    finally:
        sys.argv = arguments
    return code, output.getvalue()
