import pytest

from retrieval.lexicon import read_lines
from retrieval.lexicon.kinds import load_kinds

LINES = list(read_lines("kinds.txt"))
FORMS = [form for line in LINES for form in line[line.index(":") + 1 :]]


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("科研单位", "与省社科院签订共建协议"),
        ("高校", "山东大学教授到村授课"),
        ("银行", "建设银行授信5000万元"),
        ("公司", "华光（江北）有限公司竣工投产"),
        ("奖", "科研项目获省科技进步二等奖"),
        ("称号", "顺利创成省级文明村"),
        ("高铁", "济青高铁开通"),
        ("文件", "印发《关于支持养老服务的意见》"),
        ("活动", "举办“我们的节日”系列文化活动"),
        ("作物", "种植小麦2万亩"),
        ("医院", "与仁爱国际医院合作"),
        ("技术", "推广AI诊断"),
        ("企业", "**集团新上两条生产线"),
    ],
)
def test_a_name_of_the_kind_is_known_without_its_word(word: str, text: str) -> None:
    assert load_kinds().named(word, text) is True


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("科研单位", "加大与科研机构合作"),
        ("产业", "壮大主导产业"),  # the kind's own word
        ("高校", "支持重点大学建设"),
        ("水库", "除险加固3座水库"),
        ("高校", "各大学之间"),
        ("高校", "服务山东大学生创业"),  # an ending within another word
        ("高校", "大学校园"),
        ("合作社", "发展专业合作社"),
        ("奖", "落实奖励政策"),
        ("技术", "提升rail水平"),  # ai within a word
        ("文件", "认真贯彻文件精神"),
        ("活动", "居民活动日益丰富"),
    ],
)
def test_words_that_name_nothing_are_no_name(word: str, text: str) -> None:
    assert load_kinds().named(word, text) is False


def test_an_unknown_kind_is_told_from_an_absent_name() -> None:
    kinds = load_kinds()
    assert kinds.named("心情", "山东大学") is None
    assert kinds.asked("心情") == ()


def test_the_end_of_an_unknown_noun_tells_its_kind() -> None:
    kinds = load_kinds()
    assert kinds.asked("农业科研单位") == kinds.asked("科研单位") != ()
    assert kinds.asked("思路") == ()  # 路 is too short to be the head of a noun


def test_a_kind_has_the_names_of_those_that_it_includes() -> None:
    assert load_kinds().named("企业", "向工商银行贷款") is True


def test_every_line_has_words_and_forms() -> None:
    assert all(line.count(":") == 1 and line[0] != ":" and line[-1] != ":" for line in LINES)


def test_every_included_kind_is_one() -> None:
    included = {form[1:] for form in FORMS if form.startswith("+")}
    assert included <= {word for line in LINES for word in line[: line.index(":")]}


def test_a_form_is_told_once_a_kind() -> None:
    for line in LINES:
        forms = line[line.index(":") + 1 :]
        assert [form for form in set(forms) if forms.count(form) > 1] == []
