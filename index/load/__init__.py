"""Loaders: one file a format, bytes to raw text."""
