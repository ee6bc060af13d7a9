from retrieval.question import normalise


def test_script_width_case_and_blanks_are_folded() -> None:
    assert normalise("　齊都　ＧＤＰ ") == "齐都 gdp"
