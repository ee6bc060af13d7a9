"""Files and storage: from a report's bytes to passages, vectors, terms and figures."""
