"""Changes of the library that people ask for in chat, made by a process of its own."""
