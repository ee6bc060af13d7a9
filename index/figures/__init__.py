"""Figures of a report as data: what is measured, how much, how it changed, and where."""

from __future__ import annotations

from index.figures.find import find_figures
from index.figures.grammar import parse_quantity
from index.figures.units import dimension_of

__all__ = ["dimension_of", "find_figures", "parse_quantity"]
