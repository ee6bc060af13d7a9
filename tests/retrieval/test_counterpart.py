from support.hits import passage

from retrieval.counterpart import clauses_like, counterpart

OLD = "全年完成一般公共预算收入1.43亿元，同比增长34%。"
NEW = passage("今年以来，", "全年完成一般公共预算收入1.53亿元，", "同比增长36%；", "税收1亿元。")
OTHER = passage("全年接待游客300万人次，", "增长8%。")


def test_the_passage_that_says_the_same_is_found_though_figures_have_changed():
    assert counterpart(OLD, [OTHER, NEW]) is NEW


def test_of_two_that_say_it_the_shorter_one_is_taken():
    whole = passage(NEW.text * 3)
    assert counterpart(OLD, [whole, NEW]) is NEW


def test_what_says_too_little_of_it_is_no_counterpart():
    assert counterpart(OLD, [OTHER]) is None
    assert counterpart(OLD, []) is None
    assert counterpart("", [NEW]) is None


def test_the_clauses_in_focus_are_those_most_like_the_old_ones():
    first, last = clauses_like("一般公共预算收入1.43亿元，同比增长34%", NEW)
    text = NEW.text[first - NEW.start : last - NEW.start]
    assert text == "全年完成一般公共预算收入1.53亿元，同比增长36%；"
