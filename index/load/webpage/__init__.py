"""What the loader of web pages is made of: the tree, the body, its lines, the page's facts."""
