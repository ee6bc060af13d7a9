"""From what stands where on a page to running text: lines, tables, paragraphs."""
