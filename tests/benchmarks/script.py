"""The script that is timed instead of dashboard/main.py: runs it, and says what the run took without its runner."""

from tests.benchmarks import runs

runs.run()
