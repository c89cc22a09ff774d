"""What holds for every test."""

import gc
import os
import signal

import hypothesis
import pytest
from exhaustive import EXHAUSTIVE

# What is nobody's fault but ours is shown whole; in the command line a user gets one line.
os.environ["KZTIMELINE_TRACEBACK"] = "1"
# A shell that starts the tests in the background makes them, and what they start, ignore Ctrl-C.
signal.signal(signal.SIGINT, signal.default_int_handler)
# nohup makes them ignore SIGHUP; unlike that, a handler is not passed on to what they start.
if os.name == "posix" and signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
    signal.signal(signal.SIGHUP, lambda *_: None)

# No deadline: nothing here is about speed, and the first example also pays for imports. The few
# examples are the same every time, so that no coverage is luck; the many are new ones.
hypothesis.settings.register_profile(
    "few", deadline=None, derandomize=True, database=None, max_examples=10
)
hypothesis.settings.register_profile("many", deadline=None, max_examples=100)
hypothesis.settings.load_profile("many" if EXHAUSTIVE else "few")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the cases that multiply, unless all are asked for, and what Windows has not."""
    if os.name != "posix":
        for each in items:
            if each.get_closest_marker("posix"):
                each.add_marker(pytest.mark.skip(reason="this system is not POSIX"))
    for each in items:
        if getattr(getattr(each, "obj", None), "is_hypothesis_test", False):
            each.add_marker(pytest.mark.wider)  # it has more examples
    if not EXHAUSTIVE:
        spared = [each for each in items if each.get_closest_marker("exhaustive")]
        config.hook.pytest_deselected(items=spared)
        items[:] = [each for each in items if not each.get_closest_marker("exhaustive")]


def pytest_collection_finish() -> None:
    """Keep all tests and datasets out of the garbage collector's way: they stay to the end."""
    gc.freeze()
