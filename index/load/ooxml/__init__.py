"""What a Word document (Office Open XML) is made of: package, styles, numbering, runs.

Element and attribute names follow ISO/IEC 29500-1 (ECMA-376), chapter 17.
"""
