"""What the dashboard costs: `python -m tests.benchmarks` prints one table; no part of any test run."""
