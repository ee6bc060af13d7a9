"""The words that bound a metric: what may stand before, after and around its noun phrase.

Lists are regular expressions parted by blanks; a lookahead marks a word that also
begins or ends ordinary nouns (在 but not 在建, 就 but not 就业).
"""

from __future__ import annotations

import re


def _any(words: str) -> str:
    return f"(?:{'|'.join(words.split())})"


_VERBS = _any(
    "新?建成 新建改?建? 新改建 改建 改扩建 改造 建设 打造 开展 举办 组织 发放 投入 (?<!总)投资 "
    "出资 新?引进 招引 吸引 签约 新?培育 新增 拆除 清理 整治 排查 整改 化解 处置 办理 受理 解决 "
    "惠及 覆盖 服务 安排 新?设立 建立 成立 创建 获批 入选 启动 推进 实施 支持 带动 帮助 安装 "
    "更换 植入 制定 出台 印发 修订 审议 开通 开行 淘汰 退出 减少 增加 租用 筹集 开发 转化 发行 "
    "抓好 办好 设置 布局 谋划 梳理 招聘 引入 招录 培训 治理 修复 完善 提升 筹建 选派 年产 推行 "
    "召开 组建 认领 认定 接待"
)
_YEAR = (
    r"(?:(?:19|20)\d\d|[１２][９０][０-９]{2}|[一二][〇零一二三四五六七八九]{3})年(?:度|底|末|初)?"
)
_SCOPE = r"(?:[全我][国省市区县镇乡街村])"
_MONTHS = (
    r"(?:十[一二三四]|[\d一二三四五六七八九十]{1,2})?(?:[-—至~～]\d+)?月份?(?:底|末|初|以来)?(?=\D)"
)
_UNTIL = r"截[至止][^，,]{0,8}(?:目前|[月年]底?|日)"
_YEARS = rf"(?:[过近]?去?[两三四五十]|\d)年(?:内|间|中|来|合计|$|(?={_VERBS}))"

_ADVERBS = _any(
    "分别 年度 今年以来 今年 去年 本年 全年 年内 当年 上半年 下半年 前三季度 [一二三四]季度 "
    "目前 现有 现已 已经? 累计 总计(?!划) 共计 合计 预计 力争 争取 确保 实现 完成 达到? "
    "共(?![建享同]) 先后 自主 成功 配合 全力 持续 继续 能够 其中 例如 如果 则 另外 同时 此外 其 并 "
    "也 还 将 可 均 即 就(?![业医学近地]) 又 再(?!就业|生|造) 拟 而 有(?=[^效]) 使 为(?!民) "
    "在(?![建校岗园册线外职库营位]) 对(?![外口]) 把 了"
)
LEADING = re.compile(
    rf"(?:[\s，。；、：,;:！？）)]|[一二三四五六七八九十]是|{_YEAR}|[到至在](?={_YEAR})|{_MONTHS}"
    rf"|{_UNTIL}|{_YEARS}|{_ADVERBS}|{_SCOPE}的?(?=[^\s，、性统域])(?!民所有|会))+"
)
"""Adverbs, times and places at the head of a clause."""

_VERDICTS = _any(
    "达到 达 達到? 为 為 是 共计 共有 共 总计 合计 累计 接近 超过 超出 超 突破 约 近 完成 "
    "实现 控制在 保持在 稳定在 维持在 力争 预计 预期 拟定 将 將 要 分别 各 "
    "(?<![人年户平日月])均 都 已经 已 有 就 也 或 略 不低于 不少于 不超过 不高于 高于 低于 "
    "大于 小于 不足 不到 首次 在 到 至 由 从 從 了 过 仅 只 每[年月人户亩吨] 平均 连续 保持 继续 "
    "持续 拟?按 全年 目前 当年 年底 ——"
)
_RISEN = _any(
    "增长 增加 提高 提升 上升 升 扩大 降 降低 下降 减少 减 压减 压缩 缩短 缩小 发展 增 恢复 调整"
)
REACHED = re.compile(rf"(?:达到|{_RISEN}[到至])(?:了|约|近)?$")
"""A verdict that makes the words before it the metric whatever is counted after."""

TRAILING = re.compile(
    rf"(?:{_YEAR}|{_VERDICTS}|{_RISEN}[到至]|[\s：:＝（(、和与的]|(?<![惠普涉波])及)+$"
)
"""Verbs and prepositions between a metric and its number."""

ALLOTTED = re.compile(r"(?<=..)(?:拟|共|新)?安排$|^(?:拟|共|新)?安排$")
"""安排 is a verb of completion only at the end: 中央预算内投资安排6000亿元."""

PREDICATE = re.compile(
    _any(
        "入驻 落户 落地 实现 获评 获批 入选 荣获 获得 获 纳入 达到 完成 全部 正式 陆续 顺利 启动 "
        "开工 竣工 投产 投用 建成 建立 安装 缴纳 覆盖 享受 受益 参加 通过 进入 被 用于 得到 成为 "
        "补办 给予 提供 设立 支持 保持 列入 位居 居(?![民家住]) 已 将 均(?!衡) 超过? 突破 "
        "占(?!地) 开展 实施 改善 全面 增长 提高 下降 减少 投入使用 并 为(?!民) 是 达 要 有序 转型 "
        "搬 倍感 主导 传播 就有 免费 的(?:基础|同时|情况)"
    )
)
"""Where a counted noun ends and what is said about it begins."""

VERB = re.compile(rf"(?:试点)?{_VERBS}{{1,2}}(?:首批|第[一二三四]批|一批)?$")
"""A verb whose object is the thing counted: 新增5家企业."""

COVERING = re.compile(r"(?:覆盖|惠及|服务|占)$")
"""Verbs that keep their subject: 供水工程覆盖48%的人口."""

PLACE = re.compile(_SCOPE)
"""全市, 我镇: a place that every figure of a report shares."""

TOTAL = re.compile(
    r"(?=.)(?:年均|人均|户均|平均)?"
    r"(?:总量|总数|总额|总值|总产值|数量|总规模|占比|比重|覆盖率|增速|增幅|降幅|涨幅)?"
)
"""A head that says nothing without the metric before it."""

FRESH = re.compile(r"^(?:新增|新引进|新培育|新建|新登记|新)")
"""What sets an addition apart from the total named after it."""

SHARE = re.compile(r"(?:^|即|约)((?:完成|占|相当于|等[于於])[^，。；]{1,20}?)的?$")
"""The whole of which a share is told: 完成全年计划的80%."""

LEANING = re.compile(r"完成|占(?!地)|相当于|等[于於]|高于|低于|快于")
"""A predicate at the head of a metric, whose subject stands in the clause before."""

ATTACHED = re.compile(r"的?[“]?(?:[\u4e00-\u9fff]|\d+岁)")
"""A noun that directly follows a quantity."""

ASIDE = re.compile(r"[（(][^（()）\d\n]{0,12}[）)]")
"""Brackets that belong to a noun phrase: 县（市、区）."""

POSITION = re.compile(r"的?(?:[内外中间里来时后前起]|速度|目标|任务|水平)")
"""Words after a quantity that are no thing counted: 10个自然日内."""

NOUN_PHRASE = re.compile(
    rf"(?:{ASIDE.pattern}|[^，。；：！？,;:!?\n…、（(）)]|、(?![\d\s０-９]|$|{_VERBS}))*"
)
"""Up to the next stop; a list goes on unless the next item has its own number or verb."""

GENERIC = re.compile(r"项目|居民|群众|企业|人员|.")
"""Nouns that name nothing without their predicate: 4个项目开工建设."""
