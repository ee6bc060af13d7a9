import sys
from pathlib import Path
from index.library import Library
L=Library.open(Path(sys.argv[1])); w=sys.argv[2]
for r in L.reports:
    t=L.text(r.key); i=-1
    while (i:=t.find(w,i+1))>=0:
        n=L.manifest.passages_ever
        for id_ in range(r.first_passage if hasattr(r,'first_passage') else 0, 0): pass
        import itertools
        ps=[p for p in L.passages(list(range(n))) if p.report==r.key and p.start<=i<p.end] if False else []
        print(r.source,i,t[max(0,i-60):i+40])
