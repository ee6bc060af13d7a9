import pytest

from index.report import Status
from retrieval.cues import Kind, asked_status, compares, find_cues


@pytest.mark.parametrize(
    ("question", "kind", "unit"),
    [
        ("新建公路多少公里", Kind.AMOUNT, "公里"),
        ("引进了几家企业", Kind.AMOUNT, "家"),
        ("花了多少钱", Kind.AMOUNT, "元"),
        ("税收同比增长多少", Kind.GROWTH, "%"),
        ("收入涨了几个点", Kind.GROWTH, "%"),
        ("谁的收入增长快", Kind.GROWTH, "%"),
        ("哪个镇收入涨得最慢", Kind.GROWTH, "%"),
        ("税收完成计划的百分之几", Kind.SHARE, "%"),
        ("新增了多少岗位", Kind.AMOUNT, ""),
        ("有什么新的安排", Kind.HOW, ""),
        ("这几个项目多少钱", Kind.AMOUNT, "元"),
        ("港口吞吐量有多大", Kind.AMOUNT, ""),
        ("公园有多大", Kind.AMOUNT, "平方米"),
        ("镇长多大岁数", Kind.AMOUNT, "岁"),
        ("工业增加值 亿元", Kind.AMOUNT, "亿元"),
        ("项目何时投产", Kind.DATE, ""),
        ("施工方是哪家", Kind.NAME, ""),
        ("哪种病消灭了", Kind.NAME, ""),
        ("收入长了多少", Kind.GROWTH, "%"),
        ("有哪几家企业入驻", Kind.LIST, ""),
        ("怎么治理扬尘", Kind.HOW, ""),
        ("为什么关停", Kind.WHY, ""),
        ("涨价是什么原因", Kind.WHY, ""),
        ("都做了些什么", Kind.HOW, ""),
        ("治理到什么程度", Kind.STATE, ""),
        ("谈到哪一步了", Kind.STATE, ""),
        ("全省排第几", Kind.RANK, ""),
        ("酒店几星级", Kind.GRADE, ""),
        ("厂房租金", Kind.AMOUNT, "元"),
        ("这口井有多深", Kind.AMOUNT, "米"),
        ("头猪多重", Kind.AMOUNT, "千克"),
        ("来了多少游客(人次)", Kind.AMOUNT, "人次"),
        ("什么是飞地经济", Kind.MEANING, ""),
        ("工业增加值提升措施", Kind.HOW, ""),
        ("挖了多少亿吨", Kind.AMOUNT, "吨"),
        ("钱几号到账", Kind.DATE, ""),
        ("钱到几号楼领", Kind.AMOUNT, ""),
        ("卫星从哪发射", Kind.NAME, ""),
        ("一村一品是什么意思", Kind.MEANING, ""),
        ("两个镇有什么区别", Kind.HOW, ""),
    ],
)
def test_question_words_tell_the_kind_of_answer(question: str, kind: Kind, unit: str) -> None:
    assert (kind, unit) in [(cue.kind, cue.unit) for cue in find_cues(question)]


def test_how_long_may_mean_time_and_how_big_may_mean_strength() -> None:
    assert [cue.kind for cue in find_cues("排队多长时间")] == [Kind.DATE]
    assert find_cues("力度有多大") == []


def test_a_counted_noun_stands_behind_the_question_word() -> None:
    (cue,) = find_cues("覆盖多少村")
    assert cue.counted == "村"


def test_a_place_of_content_words_stays_searchable() -> None:
    assert [cue.content for cue in find_cues("公园面积")] == [True]


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("今年的增长目标", Status.PLANNED),
        ("下半年打算建几处", Status.PLANNED),
        ("去年建成几处", Status.DONE),
        ("完成年度计划的多少", Status.DONE),
        ("存在哪些不足", Status.PROBLEM),
        ("公园面积", Status.UNKNOWN),
        ("主要做哪些工作", Status.UNKNOWN),
        ("重要项目几个", Status.UNKNOWN),
        ("想让企业搬来", Status.PLANNED),
        ("任务完成多少", Status.DONE),
        ("扩建要花多少钱", Status.UNKNOWN),
        ("不要租金的店", Status.UNKNOWN),
    ],
)
def test_questions_are_after_results_plans_or_problems(question: str, status: Status) -> None:
    assert asked_status(question) is status


@pytest.mark.parametrize(
    ("question", "is_comparison"),
    [
        ("甲镇和乙镇哪个多", True),
        ("两个街道的养老服务有什么区别", True),
        ("各建了多少", True),
        ("各类学校多少所", False),
        ("建了多少所学校", False),
    ],
)
def test_comparisons_are_recognised(question: str, is_comparison: bool) -> None:
    assert compares(question) is is_comparison
