"""What every Python check needs: the list of checks, the report, and the simulated clock.

The clouds' time stands still; a client that sleeps moves it instead of waiting.
"""

import json
import os
import sys
import time
import traceback
import urllib.request

CLOUDS = os.environ["EMULATOR_URL"]
_checks = []
_out = sys.stdout
_direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def check(title):
    """Adds a function to the checks; they run in the order in which they stand in the file."""

    def keep(function):
        _checks.append((title, function))
        return function

    return keep


def run():
    """Runs all checks and prints one line for each."""
    time.sleep = _advance_and_yield
    for title, function in _checks:
        line = {"check": title}
        try:
            function()
        except BaseException:
            line["problem"] = traceback.format_exc()
        _out.write("\nCHECK " + json.dumps(line) + "\n")
        _out.flush()


def control(path, body):
    """Calls the control interface of the simulated clouds."""
    request = urllib.request.Request(
        CLOUDS + "/_emulator/" + path,
        data=json.dumps(body).encode(),
        headers={"Content-Type": "application/json"},
    )
    with _direct.open(request) as answer:
        return json.load(answer)


def advance(seconds):
    """Moves the simulated time ahead."""
    control("clock", {"advanceMs": int(seconds * 1000)})


_sleep = time.sleep


def _advance_and_yield(seconds):
    """What a client's sleep becomes; the short pause lets its other threads work."""
    advance(seconds)
    _sleep(0.02)


def journal():
    """Every call and effect so far."""
    with _direct.open(CLOUDS + "/_emulator/journal") as answer:
        return [json.loads(line) for line in answer.read().decode().splitlines()]


def same(actual, expected):
    """Fails unless both are equal, and shows both."""
    assert actual == expected, f"{actual!r} instead of {expected!r}"
