"""Figures of a report as data: what is measured, how much, how it changed, and where."""
