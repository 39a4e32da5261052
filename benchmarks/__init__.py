"""Benchmarks: ours beside what a user would pick instead, in the same run, as ratios."""
