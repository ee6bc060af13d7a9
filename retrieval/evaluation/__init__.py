"""How good are the answers? Gold questions, measures with their intervals, runs compared."""
