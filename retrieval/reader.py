"""From what a person types to a `Question`, as a library can answer it.

`words.py` reads the words; here they are read beside what the library holds: which places,
times and reports there are, and what a follow-up leaves out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, partial
from itertools import pairwise

from index.catalog import StoredPassage
from index.library import Library
from index.report import Period, Status
from index.stretches import is_stretch
from retrieval.bodies import named_in_full
from retrieval.current import current_reports, is_still_ahead, reports_of, year_meant
from retrieval.followup import leans, merge
from retrieval.league import find_league
from retrieval.long_text import as_text, holds_letters, is_text
from retrieval.lookalikes import mend
from retrieval.match import held_by
from retrieval.places import Places, Scope
from retrieval.question import Question, normalise, word_edges
from retrieval.rows import telling_of
from retrieval.threshold import find_threshold
from retrieval.times import Times, find_times
from retrieval.within import places_within, villages_in
from retrieval.wording import Text, grams_of
from retrieval.words import read_words

MOST_YEARS = 20
"""A question of a metric since a year has a row for each of so many years at most."""
_IN_ALL = re.compile(r"累计|一共|总共|合计|总数|总和|加起来|共(?:计|有|建|新)")
_ALL_OF_THEM = re.compile(
    r"这?[两二三四五六七八九十]个?(?:省[市区份]?|市|区|县|乡|镇|街道|地|家)(?![里长场级域块])"
)
"""Places that were named are counted once more: 浙江、福建、广东三省."""
PARTICULAR = 0.2
"""What is told of in no larger share of the places belongs to these."""
SAYING_DEPTH = 50
"""In so many passages, those that share most with a wording, it is looked for."""


class Reader:
    """Reads questions for one library; safe to use from several threads."""

    def __init__(self, library: Library, places: Places) -> None:
        self._library, self._places, self._reports = library, places, library.reports
        self._current_reports = cache(partial(current_reports, library.reports))
        self._of_letters = holds_letters(library.reports)

    def read(self, text: str, history: Sequence[str] = ()) -> Question:
        """What is asked, with what a follow-up leaves out taken from the question before."""
        if full := self._in_full(text, history):
            return replace(self._read(full), text=text, leaning=True)
        question = self._read(text)
        if not history or not leans(question, self._is_held, self._is_particular):
            return as_text(question) if is_text(question, self._of_letters) else question
        before = self.read(history[-1], history[:-1])
        if not before.concepts and not before.scope.mentions:  # 谢谢
            return self.read(text, history[:-1])
        return merge(before, question, self._saying, self._measures)

    def _in_full(self, text: str, history: Sequence[str]) -> str | None:
        """The question with what it names by its last word (该院) as it was named before."""
        normal = normalise(text)
        return named_in_full(normal, self._runs(history)) if history else None

    def _runs(self, history: Sequence[str]) -> Iterator[str]:
        """The stretches of content of the questions before, the newest first."""
        return (run for text in reversed(history) for run in self._read(text).runs)

    def _read(self, text: str) -> Question:
        library = self._library
        normal = mend(normalise(text), library.tokenizer.frequency)
        scope = self._places.find(
            normal, word_edges(normal, library.tokenizer.segment), self._is_held
        )
        times, league = find_times(normal), find_league(normal)
        threshold = find_threshold(normal) if league.asked else None
        taken = [
            *times.spans,
            *league.spans,
            *([(threshold.start, threshold.end)] if threshold else []),
            *((mention.start, mention.end) for mention in scope.mentions),
            *_counted(normal, scope),
        ]
        question = Question(
            text,
            normal,
            scope=scope,
            periods=times.periods,
            times=times.wordings,
            by_report=times.by_report,
            recent=times.recent,
            current=self._current(times),
            league=league,
            threshold=threshold,
        )
        question = read_words(
            question, library.tokenizer.segment, self._is_held, taken, library.tokenizer.frequency
        )
        if is_text(question):
            return as_text(question)
        question = self._of_a_stranger(self._within(self._dated(question, times)))
        if times.since:
            question = self._year_by_year(question)
        question = _of_all_years(question)
        return self._of_this_year(question) if times.this_year else question

    def _dated(self, question: Question, times: Times) -> Question:
        """A question of 去年 or 今年 with that word, and the year where it means but one."""
        if not times.relative:
            return question
        telling = telling_of(question, self._reports)
        year = year_meant(times.relative, (one for one in self._reports if one.key in telling))
        whole = year is not None and year == Period.year(year.last.year)
        told = f"({year.last.year}年)" if year and whole else ""
        return replace(question, times=(times.relative + told,))

    def _year_by_year(self, question: Question) -> Question:
        """A question of a metric since a year, of each year up to the newest that is told of."""
        measures = any(one.metric for one in question.concepts)
        if not measures or len(question.periods) != 1 or _IN_ALL.search(question.normal):
            return question
        places = question.scope.reports
        held = [one.metadata.period for one in self._reports if not places or one.key in places]
        first, last = question.periods[0].first.year, max(p.last.year for p in held if p)
        years = range(max(first, last - MOST_YEARS + 1), last + 1)
        return replace(question, periods=tuple(map(Period.year, years)) or question.periods)

    def _within(self, question: Question) -> Question:
        """A question with the places that its answer must name; a number must be of these."""
        scope, tokenizer = question.scope, self._library.tokenizer
        number = question.wants_figure
        above = number and not scope.mentions
        within = places_within(question.normal, self._reports, self._saying, above)
        if number:
            words = tokenizer.segment(question.normal)
            within += villages_in(words, tokenizer.frequency, self._saying)
        return replace(question, scope=replace(scope, within=within))

    def _of_a_stranger(self, question: Question) -> Question:
        """A question for a metric of what the library has never heard of (火星2023年财政收入)."""
        scope, concepts = question.scope, question.concepts
        placed = scope.mentions or scope.unknown or scope.within
        if placed or not question.wants_figure or not any(one.metric for one in concepts[1:]):
            return question
        first = concepts[0]
        known = first.metric or first.formal or len(first.wordings) > 1 or first.weight < 1
        if known or held_by(self._library.lexical, first.text):
            return question
        return replace(question, scope=replace(scope, unknown=first.text))

    def _of_this_year(self, question: Question) -> Question:
        """A question of 今年, after plans if the year is ahead of the reports that it is about."""
        told = telling_of(question, self._reports)
        ahead = is_still_ahead(one for one in self._reports if one.key in told)
        return replace(question, status=Status.PLANNED) if ahead else question

    def _current(self, times: Times) -> frozenset[str] | None:
        """The reports that a time relative to now, or the year of a report, allows."""
        if times.reports:
            return reports_of(times.reports, self._reports)
        return None if times.years_back is None else self._current_reports(times.years_back)

    def _saying(self, text: str) -> frozenset[str]:
        """The keys of the reports that say a wording, as far as the first passages tell."""
        return frozenset(p.report for p in self._near(text) if text in Text.of(p.text).plain)

    def _measures(self, text: str) -> bool:
        """Whether a figure has a wording for its name, as far as the first passages tell."""
        return any(one.metric == text for p in self._near(text) for one in p.figures)

    def _is_held(self, text: str) -> bool:
        """Whether every part of a wording stands somewhere in the library."""
        return held_by(self._library.lexical, text)

    def _is_particular(self, text: str) -> bool:
        """Whether a wording is told of in so few places that it tells the place itself."""
        places = {one.metadata.place or one.key for one in self._reports}
        saying = self._saying(text)
        told = {one.metadata.place or one.key for one in self._reports if one.key in saying}
        return 0 < len(told) <= max(1, PARTICULAR * len(places))

    def _near(self, text: str) -> list[StoredPassage]:
        """The passages that share most with a wording."""
        terms = {("bigrams", gram): 1.0 for gram in grams_of(text)}
        found = self._library.search_terms(terms, SAYING_DEPTH)
        return self._library.passages([id_ for id_, _ in found])


def _counted(text: str, scope: Scope) -> list[tuple[int, int]]:
    """Where the places of a question are counted behind the last of several."""
    several = len({mention.end for mention in scope.mentions}) > 1
    last = max((mention.end for mention in scope.mentions), default=0)
    match = _ALL_OF_THEM.match(text, last) if several else None
    return [match.span()] if match else []


def _of_all_years(question: Question) -> Question:
    """A question of what several years make together, of these as one stretch."""
    years = sorted(question.periods, key=lambda period: period.first)
    if question.by_report or not years or not _IN_ALL.search(question.normal):
        return question
    follow = all(late.first.year == early.last.year + 1 for early, late in pairwise(years))
    stretch = Period(years[0].first, years[-1].last)
    if not follow or not is_stretch(stretch):
        return question
    return replace(question, periods=(stretch,), in_all=True)
