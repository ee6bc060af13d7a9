"""The whole way from a question to an answer, on one screen."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import partial
from time import perf_counter

from index.catalog import StoredReport
from index.embed import Reranker
from index.library import Library
from retrieval.choices import choices
from retrieval.compared import Comparison
from retrieval.comparison import compare
from retrieval.examples import example_questions
from retrieval.explain import Explanation, explain
from retrieval.fitting import fitting
from retrieval.found import find
from retrieval.key_figures import FigureSheet, key_figures
from retrieval.long_text import Texts
from retrieval.mark import Mark
from retrieval.match import Matcher
from retrieval.model import (
    Answer,
    Asked,
    Found,
    Gap,
    Holding,
    Quote,
    Refusal,
    Standing,
    Surroundings,
    Verdict,
)
from retrieval.more import beyond, unrolled
from retrieval.named_reports import reports_named
from retrieval.nearest import nearest_reports
from retrieval.overview import overview
from retrieval.places import Places
from retrieval.question import Question
from retrieval.quote import make_figure, make_quote
from retrieval.rank import Hit, Ranker, in_order
from retrieval.reader import Reader
from retrieval.rerank import rerank
from retrieval.rows import Row, hits_by_row, missing_of, rows_of
from retrieval.search import find_candidates
from retrieval.select import MOST, select
from retrieval.support import LEAST, confidence, contradicts, find_gap, is_near, least_confidence
from retrieval.surroundings import standing_of, surroundings_of
from retrieval.tabled import tabled
from retrieval.tellers import Tellers
from retrieval.verify.model import Verification

NEAREST = 2
"""How many quotes a refusal shows as the nearest that there is."""

WIDE = 60
"""How many quotes there are to go on with, where more is asked for."""

VIEWS_KEPT = 64
"""So many choices of reports are kept at hand, such as those that groups are bound to."""


class Answerer:
    """Answers questions from a library; safe to use from several threads.

    A `reranker` judges the best hits of a question once more.
    """

    def __init__(self, library: Library, reranker: Reranker | None = None) -> None:
        self._library, self._reranker = library, reranker
        self._tellers = Tellers(library.reports)
        self._reports = self._tellers.by_key
        self._places = Places(library.reports, library.tokenizer.frequency)
        self._reader = Reader(library, self._places)
        self._texts = Texts(library)
        self._views: dict[frozenset[str], Answerer] = {}

    @property
    def reports(self) -> tuple[StoredReport, ...]:
        """The reports that answers may quote."""
        return self._library.reports

    def answer(self, text: str, history: Sequence[str] = (), most: int = MOST) -> Answer:
        """Answer `text`, leaning on the earlier questions of `history` if it must.

        Who asks for more is told what follows the quotes that he has seen.
        `most` is how many quotes there are, unless a comparison asks for more.
        """
        started, asked = perf_counter(), unrolled(text, history)
        question = self.understand(asked.text, asked.history)
        hits, rows = self._work(question)
        answer = self._conclude(question, hits, rows, most)
        if asked.times:
            wide = self._conclude(question, hits, rows, WIDE, further=True)
            answer = beyond(answer, wide, asked, most)
        latency = 1000 * (perf_counter() - started)
        return replace(answer, question=text, latency_ms=latency)

    def explain(self, text: str, history: Sequence[str] = ()) -> Explanation:
        """The answer with how the question was understood and why these quotes were chosen."""
        question = self.understand(text, history)
        hits, rows = self._work(question)
        return Explanation(
            question,
            self._conclude(question, hits, rows, MOST),
            tuple(explain(hit, self._reports[hit.passage.report], question) for hit in hits),
            confidence(question, hits) if hits else None,
            least_confidence(hits) if hits else LEAST,
        )

    def understand(self, text: str, history: Sequence[str] = ()) -> Question:
        """What is asked, with what a follow-up leaves out taken from the question before."""
        return self._reader.read(text, history)

    def rank(self, question: Question) -> list[Hit]:
        """Every candidate, best first."""
        return self._work(question)[0]

    def _work(self, question: Question) -> tuple[list[Hit], dict[Row, list[Hit]]]:
        """Every candidate, best first, and those of each row that is set side by side."""
        if not question.concepts or not self.reports:
            return [], {}
        rows = rows_of(question, self.reports)
        hits = self._ranked(question, rows)
        by_row = dict(zip(rows, hits_by_row(rows, hits, self._reports), strict=True))
        return hits, fitting(question, tabled(question, by_row, self._library))

    def _ranked(self, question: Question, rows: Sequence[Row]) -> list[Hit]:
        library, matcher = self._library, Matcher(question, self._library.lexical)
        vector = library.embedder.encode_query(question.normal)
        cosines = partial(library.cosines, vector)
        if question.is_text and not self._texts.too_many:
            return self._texts.rank(question, matcher, cosines)
        candidates = find_candidates(question, matcher, vector, library, rows)
        ranker = Ranker(question, matcher, self._tellers, cosines)
        if rows and question.wants_figure:
            return in_order(ranker.hits(candidates, len(rows)))
        hits = ranker.rank(candidates, len(rows))
        if self._reranker is None or rows:
            return hits
        return rerank(question, hits, self._reranker)

    def _conclude(
        self,
        question: Question,
        hits: Sequence[Hit],
        rows: Mapping[Row, Sequence[Hit]],
        most: int,
        *,
        further: bool = False,
    ) -> Answer:
        """The quotes that answer, or why there are none."""
        if headings := overview(question, self._library):
            quotes = tuple(map(self._paged, headings))
            return Answer(question.text, Verdict.ANSWERED, quotes, reading=question.reading)
        groups = list(rows.values())
        gap = find_gap(question, hits, groups) if self.reports else (Gap.EMPTY, "")
        chosen = [] if gap else select(question, hits, groups, most, further=further)
        if chosen:
            answer = self._quote(question, chosen, missing_of(question, rows, chosen))
            open_to = () if rows else choices(question, hits, chosen, self._reports)
            return replace(answer, ambiguous=open_to)
        return self._refuse(question, hits, *(gap or (Gap.BEYOND, "")))

    def examples(self, count: int = 3) -> tuple[str, ...]:
        """Questions that this library answers, drawn from its figures."""
        return example_questions(self._library, self.answer, count)

    def surroundings(self, quote: Quote) -> Surroundings | None:
        """The text around a quote; None if nothing is left of its report."""
        return surroundings_of(quote, self._library)

    def standing(self, quote: Quote) -> Standing:
        """What became of the report of a quote since it was quoted."""
        return standing_of(quote, self._library)

    def find(self, mark: Mark) -> Found:
        """The quote that a mark names, whatever became of its report since."""
        return find(mark, self._library)

    def original(self, report: str) -> bytes | None:
        """The file that the report of that key was read from; None if it is not held."""
        return self._library.original(report) if self._library.holds(report) else None

    def verify(self, text: str) -> Verification:
        """Check what a text claims to quote."""
        from retrieval.verify.verify import verify  # noqa: PLC0415 - answers can do without

        return verify(text, self._library, self._places)

    def reports_named(self, words: str) -> tuple[StoredReport, ...]:
        """The reports that a few words name, newest first; see `named_reports`."""
        return reports_named(words, self._library, self._places)

    def key_figures(self, key: str) -> FigureSheet | None:
        """The key figures of the report of that key; None if it is not held."""
        return key_figures(self._library, key) if key in self._reports else None

    def compare(self, words: str) -> Comparison:
        """One metric for several places or years, see `comparison`."""
        return compare(words, self._library, self.understand, self.answer)

    def renewed(self) -> Answerer | None:
        """One for what the library holds now; None if that is still the same."""
        library = self._library.renewed()
        return Answerer(library, self._reranker) if library else None

    def within(self, reports: Collection[str]) -> Answerer:
        """One that answers from the reports of these keys alone, as if there were no others."""
        keys = frozenset(reports)
        view = self._views.get(keys)
        if view is None:
            view = Answerer(self._library.within(keys), self._reranker)
            if len(self._views) >= VIEWS_KEPT:
                self._views.clear()
            self._views[keys] = view
        return view

    def _quote(
        self, question: Question, chosen: Sequence[Hit], missing: tuple[Asked, ...]
    ) -> Answer:
        quotes = self._quotes(question, chosen)
        made = (
            make_figure(hit, question, number)
            for number, hit in enumerate(chosen)
            if not contradicts(question, hit)
        )
        figures = tuple(figure for figure in made if figure)
        return Answer(
            question.text,
            Verdict.ANSWERED,
            quotes,
            figures,
            reading=question.reading,
            missing=missing,
            alike=bool(chosen[0].evidence.whole),
        )

    def _refuse(self, question: Question, hits: Sequence[Hit], gap: Gap, subject: str) -> Answer:
        near = [hit for hit in select(question, hits) if is_near(gap, hit)][:NEAREST]
        named = nearest_reports(question, self.reports, (hit.passage.report for hit in near))
        holdings = tuple(
            Holding(one.metadata.title, one.metadata.place, one.metadata.period) for one in named
        )
        others = len(self.reports) - len(named)
        refusal = Refusal(gap, subject, holdings, self._quotes(question, near), others)
        return Answer(question.text, Verdict.REFUSED, refusal=refusal, reading=question.reading)

    def _quotes(self, question: Question, hits: Sequence[Hit]) -> tuple[Quote, ...]:
        quotes = (make_quote(hit, question, self._reports[hit.passage.report]) for hit in hits)
        return tuple(map(self._paged, quotes))

    def _paged(self, quote: Quote) -> Quote:
        """The quote with the page that the clause in focus stands on."""
        page = self._library.page(quote.locator.report, quote.focus[0])
        return replace(quote, locator=replace(quote.locator, page=page))
