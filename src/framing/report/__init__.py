"""What an analysis gives back: records, tables, JSON and readable text."""

from framing.report.report import Report

__all__ = ["Report"]
