"""Questions: from a person's words to the passages that answer them, or a refusal."""
