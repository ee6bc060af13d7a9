"""The seam: dense and lexical search over ids. Engines are imported only when asked for."""
