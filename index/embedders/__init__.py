"""Embedding engines, one a file; `index.embed.load_embedder` chooses among them."""
