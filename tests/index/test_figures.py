"""Figures of whole passages: spans, metrics, growth, status; floors on labelled sentences."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.figures.find import find_figures
from index.report import Clause, Figure, Period, Status

DATA = Path(__file__).parent.parent / "data"
FLOORS = {
    "figures.jsonl": {"quantity": 0.99, "metric": 0.93, "change": 0.98},
    "figures_indicators.jsonl": {"quantity": 0.98, "metric": 0.90, "change": 0.95},
    "figures_locked.jsonl": {"quantity": 0.98, "metric": 0.79, "change": 0.97},
}


def read(text: str) -> tuple[Figure, ...]:
    return find_figures(text, (Clause(0, len(text), 0),), period=None)


def metrics(text: str) -> list[tuple[str, str]]:
    return [(figure.value + figure.unit, figure.metric) for figure in read(text)]


def test_spans_count_from_the_start_of_the_report() -> None:
    text = "一、回顾\n全年完成一般公共预算收入 1.43 亿元，同比增长34%。\n二、打算"
    clauses = (Clause(5, 25, 0, Status.DONE), Clause(25, 34, 0, Status.PLANNED))
    amount, growth = find_figures(text, clauses, period=Period.year(2023))
    assert text[amount.start : amount.end] == "1.43 亿元"
    assert (amount.value, amount.unit, amount.status) == ("1.43", "亿元", Status.DONE)
    assert text[growth.start : growth.end] == "34%"
    assert growth.status is Status.PLANNED
    assert amount.period == growth.period == Period.year(2023)


def test_an_empty_passage_has_no_figures() -> None:
    assert find_figures("增长5%", (), period=None) == ()


def test_an_amount_takes_the_growth_after_it_and_lends_it_its_metric() -> None:
    amount, growth = read("实现地区生产总值9.86万亿元、增长5.7%")
    assert (amount.metric, amount.change, amount.is_change) == ("地区生产总值", "增长5.7%", False)
    assert (growth.metric, growth.value, growth.is_change) == ("地区生产总值", "5.7", True)


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("三桥项目1-12月份累计完成投资5万元", "三桥项目完成投资"),
        ("三桥项目1月—11月累计完成投资5万元", "三桥项目完成投资"),
        ("工业产值按可比价格计算平均每年增长5%", "工业产值"),
        ("亩均税收可比增长5%", "亩均税收"),
    ],
)
def test_nothing_of_a_time_or_a_way_to_count_is_left_in_a_metric(text: str, metric: str) -> None:
    assert metrics(text)[-1][1] == metric


def test_a_metric_is_one_line() -> None:
    assert metrics("招商  引资5亿元") == [("5亿元", "招商 引资")]


def test_a_growth_does_not_reach_back_over_a_sentence() -> None:
    amount, growth = read("固定资产投资5.3亿元。同比增长6.47%")
    assert (amount.change, growth.metric) == ("", "")


def test_a_level_reached_is_no_growth() -> None:
    before, after = read("示范村由4个提高到14个")
    assert [before.is_change, after.is_change] == [False, False]
    assert before.metric == after.metric == "示范村"


def test_growths_in_a_list_belong_to_the_metrics_in_order() -> None:
    assert metrics("进出口总额、出口额分别增长5%、6%") == [("5%", "进出口总额"), ("6%", "出口额")]


def test_a_yield_leans_on_the_crop_and_not_on_its_area() -> None:
    assert metrics("粮食播种面积1266万亩、产量514万吨")[1] == ("514万吨", "粮食产量")
    assert metrics("粮食增产42亿斤，总产466亿斤")[1] == ("466亿斤", "粮食总产")


def test_growths_in_a_list_belong_to_the_amounts_in_order() -> None:
    sales, profit, *growths = read("实现营收100亿元、利润5亿元，分别增长10%、8%")
    assert (sales.change, profit.change) == ("增长10%", "增长8%")
    assert [growth.metric for growth in growths] == [sales.metric, profit.metric]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("粮食、蔬菜产量分别增长2%、3%", ["粮食产量", "蔬菜产量"]),
        ("“甲贷”“乙贷”余额分别达2亿元、3亿元", ["“甲贷”余额", "“乙贷”余额"]),
        ("企业净资产增长8%、研发投入增长4%", ["企业净资产", "研发投入"]),
        ("城镇、农村居民收入分别增长4%和6%", ["城镇居民收入", "农村居民收入"]),
        ("整治论坛、展会，数量分别压减23%、18%", ["论坛数量", "展会数量"]),
        ("新增创新平台5家，累计达到32家", ["新增创新平台", "创新平台"]),
        ("保障性住房基本建成5万套、新开工3万套", ["保障性住房基本建成", "保障性住房新开工"]),
        ("关停煤矿3处、砖厂5处，今年分别关停2处和1处", ["关停煤矿", "砖厂", "关停煤矿", "砖厂"]),
        ("办好1所初中、每县办好2所高中", ["办好初中", "办好高中"]),
        ("甲集团、乙集团营收分别增长2%和3%", ["甲集团营收", "乙集团营收"]),
        ("工业增加值、商品销售额占比分别为2%、3%", ["工业增加值占比", "商品销售额占比"]),
        (
            "小麦、稻谷收购价平均每50公斤分别提高1元和2元",
            ["小麦、稻谷收购价", "小麦收购价", "稻谷收购价"],
        ),
        ("新增铁路里程4公里、总里程达9公里", ["新增铁路里程", "铁路总里程"]),
        ("出台规章5部、废止7部", ["出台规章", "规章废止"]),
        ("企业亏损金额达2亿元，总额达3亿元", ["企业亏损金额", "企业亏损金额总额"]),
        ("教育经费占财政支出的4%，占生产总值的5%", ["教育经费占财政支出", "教育经费占生产总值"]),
        ("民间投资大幅增加、财政赤字减少2亿元", ["财政赤字"]),
    ],
)
def test_what_a_list_shares_is_given_to_each(text: str, named: list[str]) -> None:
    assert [figure.metric for figure in read(text)] == named


def test_an_amount_to_compare_with_takes_no_growth() -> None:
    amount, basis, growth = read("经费共12亿元，比上年的8亿元增长50%")
    assert (amount.change, basis.change) == ("比上年的8亿元增长50%", "")
    assert (growth.metric, growth.is_change) == ("经费", True)


def test_an_amount_of_another_kind_takes_no_growth() -> None:
    _, share, more = read("完成税收12亿元，占全年任务的78%，比上年多收2亿元")
    assert (share.change, more.is_change) == ("", True)


def test_a_share_names_its_whole_and_what_it_is_part_of() -> None:
    text = "1-12月份实现区级税收4574万元,完成全年总计划的65.7%"
    assert metrics(text)[1] == ("65.7%", "区级税收完成全年总计划")
    assert not read(text)[1].is_change


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("粮食总产量实现了“五连增”，连续5年超过1亿斤", "粮食总产量连续"),
        ("全市固定资产投资增长明显加快，全年增长9%", "固定资产投资"),
        ("逐步降低农业税税率，平均每年降低1个百分点", "农业税税率"),
        ("在优化结构的基础上，增长5%", ""),
    ],
)
def test_a_clause_without_a_number_tells_what_the_next_measures(text: str, metric: str) -> None:
    assert read(text)[0].metric == metric


def test_one_growth_above_another_is_a_growth() -> None:
    assert [figure.is_change for figure in read("投资增长9%、高于全国2个百分点")] == [True, True]


def test_doubling_is_a_growth_to_twice() -> None:
    (figure,) = read("村集体收入实现翻番")
    assert (figure.value, figure.unit, figure.number) == ("翻番", "", 2.0)
    assert figure.is_change


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("新引进注册企业共133家", "新引进注册企业"),
        ("投资4500万元启动齐陵二中改扩建项目", "投资启动齐陵二中改扩建项目"),
        ("拔除电线杆2100余根", "拔除电线杆"),
        ("打造1处淄水社区卫生服务站", "打造淄水社区卫生服务站"),
        ("14个县（市、区）入选领跑县", "县（市、区）入选领跑县"),
        ("打造1处占地16.5亩的农耕研学基地", "打造农耕研学基地"),
        ("截至11月，托管面积突破1万亩", "托管面积"),
        ("力争全镇居民人均可支配收入增长7.5%左右", "居民人均可支配收入"),
        ("在建总面积超3.2万平方米的康养中心", "在建总面积"),
        ("高标准建设社区食堂12个", "建设社区食堂"),
        ("高标准农田达到12万亩", "高标准农田"),
        ("为残疾人家庭提供上门服务3万人次", "提供上门服务"),
        ("出台助企纾困16条措施", "出台助企纾困措施"),
        ("推动污水收集率达82%", "污水收集率"),
        ("考核连续5年为优", "考核连续"),
        ("30所中小学食堂全部完成改造", "中小学食堂"),
        ("带动社区消费增长5%", "社区消费"),
        ("起征点从月销售额8万元提高到12万元", "起征点"),
        ("城鎮新增就業達五十萬人", "城鎮新增就業"),
        ("力争培育产业技能人才10万人", "培育产业技能人才"),
        ("新增12所达到二级标准的乡镇卫生院", "新增达到二级标准的乡镇卫生院"),
        ("新建和改造提升农田20万亩", "新建和改造提升农田"),
        ("耕地净增加6万亩", "耕地"),
        ("惠及学生4万人", "惠及学生"),
        ("这一年我们访问了12个国家", "访问国家"),
        ("面向困难群众发放补贴3亿元", "发放补贴"),
        ("在食堂吃饭的人数有5万人", "在食堂吃饭的人数"),
        ("在工业总产值中轻工业所占的比重为30%", "轻工业所占的比重"),
        ("为20所山区学校配备了校车", "山区学校"),
        ("12个片区规划编制完成。", "片区规划"),
        ("推进省里确定的30项改革任务落地", "推进省里确定的改革任务"),
        ("对90个在建项目的检查", "在建项目"),
        ("轻工业只占去年全部产值的20%", "轻工业占去年全部产值"),
        ("中央财政安排3亿元救灾款", "安排救灾款"),
        ("清江省拟安排救灾资金3亿元", "清江省安排救灾资金"),
        ("用2亿元建设职工住宅", "建设职工住宅"),
        ("其他收入达9亿元", "其他收入"),
        ("并且提出了8项建设方针", "提出建设方针"),
        ("去年底企业数量超过50万户", "企业数量"),
        ("总人口必须控制在9亿左右", "总人口"),
        ("房贷余额拟增加到7亿元", "房贷余额"),
        ("商业收入收到3亿元", "商业收入"),
        ("工商税收到3亿元", "工商税收"),
        ("经过15年艰苦努力", "艰苦努力"),
        ("系统部署40项改革举措", "部署改革举措"),
        ("办事机构由85个减为26个", "办事机构"),
        ("2万户农户融入产业链", "农户"),
        ("组建医药等3家专业化产业公司", "专业化产业公司"),
        ("推动9项服务提质扩面", "推动服务"),
        ("管理费占地方支出的24%", "管理费占地方支出"),
        ("商品零售总额扣除价格因素增长7%", "商品零售总额"),
        ("灌溉面积在十二年内达到8亿亩", "灌溉面积"),
        ("共建成投产项目20多个", "建成投产项目"),
        ("审议和通过了11项法律", "审议和通过法律"),
        ("补助标准提高到人均320元", "补助标准"),
        ("人均产值比1980 年翻两番", "人均产值"),
        ("商品价格由五年前的50元降到40元", "商品价格"),
        ("近3年研发投入年均增长12%", "研发投入"),
        ("二是为2万名老人进行体检", "老人"),
        ("支持5个产粮大县提升生产能力", "支持产粮大县"),
        ("促进约3亿农业转移人口落户", "促进农业转移人口"),
        ("组织9000余家企业参加展会", "组织企业"),
        ("带动7万多名牧区劳动力就业", "带动牧区劳动力"),
        ("吸引约50万名采购商、创历史新高", "吸引采购商"),
        ("本年１——５月份货运量计划完成１０５％", "货运量"),
        ("推进40个亿元以上工业项目建设", "推进工业项目建设"),
        ("粮食产量再上新台阶，突破60亿斤", "粮食产量"),
        ("出台稳定肉羊及奶业发展九条政策措施", "出台稳定肉羊及奶业发展政策措施"),
        ("打造2个具有知名度的旅游产品", "打造具有知名度的旅游产品"),
    ],
)
def test_the_metric_is_the_noun_phrase_as_written(text: str, metric: str) -> None:
    assert read(text)[0].metric == metric


@pytest.mark.parametrize("name", list(FLOORS))
def test_labelled_sentences_are_read_well_enough(name: str) -> None:
    right, mistakes = Counter[str](), list[str]()
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        sentence = json.loads(line)
        mistakes += _compare(sentence["text"], sentence["figures"], right)
    quantity = 2 * right["quantity"] / (right["wanted"] + right["found"])
    scores = {"quantity": quantity} | {
        part: right[part] / right["quantity"] for part in ("metric", "change")
    }
    shown = mistakes if name == "figures.jsonl" else len(mistakes)
    assert all(scores[part] >= floor for part, floor in FLOORS[name].items()), (scores, shown)


def _compare(text: str, wanted: list[dict[str, object]], right: Counter[str]) -> Iterable[str]:
    found = list(read(text))
    right.update(wanted=len(wanted), found=len(found))
    for label in wanted:
        same = [f for f in found if (f.value, f.unit) == (label["value"], label["unit"])]
        if not same:
            yield f"{text}: {label['value']} not found"
            continue
        figure = same[0]
        found.remove(figure)
        change = (figure.change, figure.is_change) == (label["change"], label["is_change"])
        metric = figure.metric == label["metric"]
        right.update(quantity=1, metric=metric, change=change)
        if not (metric and change):
            yield f"{text}: {figure} for {label}"
    yield from (f"{text}: {figure.value}{figure.unit} is none" for figure in found)


_TEXTS = st.text(
    alphabet="0123456789.,，。、;-—% \n一二十百千万亿几多余约近超元亩家个年"
    "增长的达到分之翻番第比全市Ａ５（）“”"
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(_TEXTS, st.text()))
def test_any_text_gives_exact_spans_in_order(text: str) -> None:
    whole = f"前{text}后"
    figures = find_figures(whole, (Clause(1, 1 + len(text), 0),), period=None)
    position = 1
    for figure in figures:
        assert position <= figure.start < figure.end <= 1 + len(text)
        written = whole[figure.start : figure.end]
        assert "".join(written.split()) == figure.value + figure.unit
        assert written == written.strip()
        position = figure.end


def test_a_list_of_any_length_is_read() -> None:
    assert len(read("1个、" * 5000)) == 5000
