"""Checks claimed quotations: word for word in a report, altered, or not in the library."""
