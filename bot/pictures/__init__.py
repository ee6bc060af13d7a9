"""Pictures for a phone: charts of comparisons, and share cards of quotes (extra `charts`).

`chart.py` says what is drawn, `drawing.py` how; `bars.py`, `line.py` and `card.py` draw it on
a `canvas.py`.
"""
