from support.hits import figure, passage

from retrieval.placed import reach

AMOUNT, GROWTH = "税收4574万元，", "同比增长12%。"
FIGURES = (
    figure(AMOUNT + GROWTH, "4574", "万元", metric="税收"),
    figure(AMOUNT + GROWTH, "12", "%", metric="税收", is_change=True),
)
PASSAGE = passage(AMOUNT, GROWTH, figures=FIGURES)


def test_a_figure_reaches_back_to_what_it_measures() -> None:
    amount, growth = PASSAGE.clauses
    assert reach(PASSAGE, amount, FIGURES[1]) == (amount.start, growth.end)
    assert reach(PASSAGE, growth, FIGURES[0]) == (amount.start, amount.end)
    assert reach(PASSAGE, growth, None) == (growth.start, growth.end)
