"""Measurements: how fast, how precise. Not part of the package, and never run as tests."""
