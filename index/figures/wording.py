"""The words that bound a metric: what may stand before, after and around its noun phrase.

Lists are regular expressions parted by blanks; a lookahead marks a word that also
begins or ends ordinary nouns (在 but not 在建, 就 but not 就业).
"""

from __future__ import annotations

import re


def _any(words: str) -> str:
    return f"(?:{'|'.join(words.split())})"


_YEARS_WRITTEN = [
    *(r"19\d\d", r"20\d\d", "１９[０-９]{2}", "２０[０-９]{2}"),
    *("一[〇零○一二三四五六七八九]{3}", "二[〇零○一二三四五六七八九]{3}"),
]
_YEAR = rf"(?:{'|'.join(_YEARS_WRITTEN)})年[度底末初]?"
_SCOPE = r"(?:[全我][国省市区县镇乡街村])"
_MONTHS = (
    r"(?:十[一二三四]|[\d一二三四五六七八九十]{1,2})(?:[-—至~～]{1,2}\d+)?月份?"
    r"(?:底|末|初|以来)?(?!\d)"
)
_MONTHS_INSIDE = r"\d{1,2}月?\s*[-—－–~～至到]{1,2}\s*\d{1,2}月份?|\d{1,2}月份"
_UNTIL = r"截[至止][^，,]{0,8}(?:目前|[月年]底?|日)"
_ERA = r"(?:以[来后前]|“[^“”]{2,4}五”(?:[初末]|时期|期间|以来)|[到在]?本世纪[初中末])"
_YEARS = (
    r"(?:[过近]?去?[两三四五十]|\d)年(?:内|间|中(?!央)|来|合计|(?!规划|计划|行动|攻坚|[期制级以]))"
)

_ADVERBS = _any(
    "分别 年度 今年以来 今年[底末初内]? 去年[底末初]? 明年[底末初]? 本年 全年 年内 当年 上半年 "
    "下半年 前三季度 "
    "第?[一二三四]季度 提前(?=实现|完成) 世界上 "
    "(?:考虑|扣除|剔除|按照?)[^，。；]{1,12}(?:因素|口径|计算) 是(?=[用由]) 保证(?!金) 目前 "
    "现在 年[初底末] 现有 现已 已经 已(?!建) 累计 总计(?!划) 共计 合计 预计 力争 争取 确保 "
    "实现[的了]? 完成[的了]? 达到? 共(?![建享同产]) 先后 先行 自主 成功 配合 全力 持续 继续 能够 "
    "其中 例如 如果 虽然 尽管 但是? 不仅 而且 因此 所以 包括 特别是 尤其是 只 仍然? "
    "这(?:样|些|一?[个年]|就|里)* 那(?:时|些|么) 该 它们? 我们 确定的 原定 则 另外 同时 此外 "
    "其(?!他|余) 并且?(?!购|网|轨) 也 还 将 可以 可(?![再比持支用追控视靠回]) 均 即 "
    "就(?![业医学近地诊餐读]) 又 "
    "再(?!就业|生|造) 共(?=建[成设]) 拟 而 有(?=[^效序机色]) 使(?!用) 了 大约 约 至少 一定 "
    "守住 坚守 "
    "要(?![素求点害件塞]) 计划(?=生产|新|建|完成|安排|投资|实施|改造|发) 加快 加大 着力 积极 "
    "大力 努力 切实 不断 进一步 扎实 稳步 稳妥 逐步 首次 基本(?=建成|完成|实现) 一共 总共 仅 "
    "平均(?=每年) 每年 结果(?=[^，]{3}) 因为 因而 或者 要么 甚至 接着 正在 必须 应[当该] 原来 "
    "一律 却 "
    "都是 后来 当时 "
    r"过去(?!的) 今后 总之 那么 做到 先(?=发行|安排|增加) 最?近[\d两三四五六七八九十]{1,2}年 "
    "按(?:可比|不变|当年)价格?(?:计算)?"
)
_PLACED = (
    r"(?:在(?![建校岗园册线外职库营位])|为(?!民)|对于?(?![外口])|把|以(?![上下内外来太色赛旧工奖])"
    r"|由(?!于)|通过(?=.{4})|面向|利用|围绕|依托|按照|根据|针对)"
)
LEADING = re.compile(
    rf"(?:[\s，。；、：,;:！？）)的①-⑳]|[一二三四五六七八九十]是|[（(][一二三四五六七八九十]+[）)]|{_YEAR}|[到至在](?={_YEAR})|[和、到至-]{_YEAR}|(?:19|20|１９|２０)\d\d(?=[到至—-]|$)|第[一二三四五六七八九十]+个五年(?:计划)?(?:期间|时期)?|{_MONTHS}"
    rf"|{_UNTIL}|{_YEARS}|{_ERA}|{_ADVERBS}|{_SCOPE}的?(?=[^\s，、性统域])(?!民所有|会))+"
)
"""Adverbs, times and places at the head of a clause."""

MANNER = re.compile(
    _any(
        "圆满 及时 按时 按期 如期 集中 依法 率先 加快 加大 加力 着力 积极 大力 深入 扎实 全面 "
        "稳步 "
        "有序 统筹 科学 精准 切实 认真 严格 不断 进一步 强力 主动 同步 滚动 动态 高质量 高标准 "
        "高水平 高效 优先 重点 努力 稳妥 牵头 联合 免费 全部 陆续 顺利 纵深 广泛 逐步 分类 分批 "
        "协同 创新 高位 快速 有力 有效 带头 组织"
    )
    + "+地?"
)
"""Adverbs that are such only before a verb: 高标准建设, but 高标准农田."""

BARE = re.compile(
    rf"(?!组织$)(?:{MANNER.pattern})|首[个条座家部]|用|计划|实际|预算|决算|目标|其他|要求"
    r"|[一二三四五六七八九十]{1,3}"
)
"""Words that name nothing alone, so that the figure measures what was named before."""

FRAME = re.compile(r"在[^，。；]{2,}?(?<![高初集其途空建发城])(?:中|方面)(?=[^，。；]{4})")
"""A place or whole within which something is told: 在工业总产值中(现代工业所占的比重)."""

CIRCUMSTANCE = re.compile(_PLACED)
"""Prepositions of a phrase that tells where, for whom or by what means."""

REALISED = re.compile(r"^[^，的]*(?:可以?|能够?|将|要|[世年月]末|期间)(?:实现|完成|使(?!用))(?=..)")
"""What goes before the thing that a plan achieves: 这样就可以为在本世纪末实现(国民生产总值)."""

TOLD_BEFORE = re.compile(
    r"^.*(?:增加|减少|增长|下降|提高|降低|提升|优化|改善|完成|全覆盖|开工|贯通|投用|投产|发布|上线|运行|启用|通车|办结|获批)、(?=..)"
)
"""What is told without a number in the same list: 转移支付规模大幅增加、(专项项目减少三分之二)."""

FOR_WHOM = re.compile(r"(?<=..)[为给](?![民主是准导期])")
"""A circumstance between subject and verb: 职业教育(为企业)培养."""

CAUSING = re.compile(r"^(?:争取|推动|促进|推进|使(?!用)|让|引导)(?=..)")
"""Verbs whose object has a level of its own: 推动总产值突破10亿元."""

CAUSING_RATE = re.compile(
    r"^(?:[^，]{0,8}(?:提出|要求|规定)|带动|拉动|撬动|稳定|保持|维持|推动|促进|推进|使(?!用)|让|引导)(?=..)"
)
"""Verbs whose object has a rate of its own: 带动收入增长5%."""

LASTING = re.compile(r"(?:连续|时隔|延长|延续|缩短|提前)$")
"""Words that make a length of time what is told: 考核连续5年为优."""

INNER_TIME = re.compile(
    rf"(?<=.)(?:今年|去年|明年|全年共?|第?[一二三四]季度|[上下]半年|{_MONTHS_INSIDE})(?:预计)?|"
    r"(?<=..)从[^，。；]{2,12}?(?:开始|起)|(?<=..)在[^，。；]{2,20}?(?:期间|时期|过程中|年内)"
    r"|(?<=..)(?:扣除|剔除)[^，。；]{2,12}因素(?:影响)?后?"
)
"""Times that stand between subject and verb."""

JOINING = r"(?:和|(?<![惠普涉波])及|(?<!参)与)"
"""Words that join nouns, not the ends of 惠及 and 参与."""

INNER_ADVERB = re.compile(
    r"(?<=.)(?:累计|[就只仅约](?=占)|拟|计划|竟|[一总]共|共|已经?|只|仅"
    r"|又|再|将|都)"
)
"""Adverbs that stand between subject and verb: 铁路共新建."""

_VERDICTS = (
    "达到 达 達到? 为 為 是 共计 共有 共 总计 合计 累计 接近 超过 超出 超 突破 "
    "约(?<![签预合公节契违]约) 近 完成 实现 控制在 保持在 稳定在 维持在 力争 预计 预期 拟定 将 "
    "將 要 分别 各 均(?<![人年户平日月]均) 都 已经 已 有(?<![拥享持]有) 就 也 或 略 不低于 "
    "不少于 不超过 不高于 高于 低于 大于 小于 不足 不到 首次 在 到 至 由 从 從 了 "
    "过(?<!通过) 仅 只 "
    "每[年月人户亩吨] 平均 连续 保持 继续 持续 拟按 按 全年 目前 当年 年底 今年[底末初]? "
    "去年[底末初]? 明年[底末初]? 上年[底末]? 要求 估计 稳定 又 再 更 要 还(?<![偿归退]还) "
    "跨[过越] 重回 重返 "
    "迈[上过] 站上 跃上 进入 定为 高达 多达 预定 计划(?<=..计划)(?<![度年行五]计划) 仍然? 依然 "
    "大约 双(?<=[量值额率]双) 每(?=$)(?<=...) 中(?<=...)(?<![高初集其途空建]中) "
    "可(?<=...)(?<![许认]可) 有望 跻身 却 则 亦 转(?<![周运流好]转)为? 才(?<![人英天贤干秀]才) "
    "估算 —— 应[当该] 必须 一直 逐步 再次 仍旧 一般 至少 相应地 大幅 大大 (?<!税)收到 年末 迅速 "
    "设定[为在] 拟(?<=..拟)(?<!模拟) 经过 可以 力求 高出 跃上 跨上 率先"
)
_RISEN_WORDS = (
    "增长 增加 提高 提升 上升 升 扩大 降 降低 下降 减少 减 压减 压缩 缩短 缩小 发展 增 恢复 调整 "
    "回落 回升 下滑 更新 缩 延长 调高 调低 扩展 拓展 延伸 优化 精简 扩容 上调 下调 推进"
)
_RISEN = _any(_RISEN_WORDS)
CHANGES = re.compile(rf"{_RISEN}[到至为]")
"""A change of level told after its first value: 18小时缩短到5小时."""

FROM = re.compile(r"(?<=..)也?[从由](?![事业于])[^，。；]{0,10}$")
"""What stands between a metric and its first value: 起征点从月销售额(10万元提高到)."""

REACHED = re.compile(rf"(?:达到?|{_RISEN}[到至])(?:了|约|近)?$")
"""A verdict that makes the words before it the metric whatever is counted after."""

_COUNTED_YEARS = "两三四五六七八九十几"
_BEFORE_NUMBER = "|".join(
    [
        *_VERDICTS.split(),
        *(f"{risen}[到至为]" for risen in _RISEN_WORDS.split()),
        *(f"{year}年[度底末初]?" for year in _YEARS_WRITTEN),
        r"[两三四五六七八九十\d]{1,2}年前",
        r"(?<=[到至为])[人户]均",
        r"[比较](?:１９|２０|19|20)[\d０-９]{2}\s?年",
        r"比(?=\d|[１２一二][０-９〇零○一二三四五六七八九]{3}年)",
        *(f"{count}年(?<=....)" for count in _COUNTED_YEARS),
        *(f"{near}[{_COUNTED_YEARS}]年(?<=.....)" for near in "前后这近"),
        *(" ", "\n", "\u3000", "：", ":", "＝", "（", r"\(", "、", "和", "与", "的"),
        "及(?<![惠普涉波]及)",
        "计划(?:达到?|为)",
    ]
)
# Written out so that every way to begin is a plain character, which the engine skips to.
TRAILING = re.compile(rf"(?:{_BEFORE_NUMBER})(?:{_BEFORE_NUMBER})*$")
"""Verbs and prepositions between a metric and its number."""

ACHIEVING = re.compile(
    r"(?<=..)(?:实现|取得|保持|再[上创]|屡创|迈上|跃上|跨上|继续|持续|稳步|大幅|不断|明显|有所|增长(?:[显明]|较|加快|放缓|平稳))"
)
"""Where a clause without a number begins to tell what became of its subject."""

ALLOTTED = re.compile(r"(?<=..)(?:拟|共|新)?安排$|^(?:拟|共|新)?安排$")
"""安排 is a verb of completion only at the end: 中央预算内投资安排6000亿元."""

PREDICATE = re.compile(
    _any(
        r"入驻 落户 落地 入围 避免 实现 获评 获批 入选 荣获 获得 获 纳入 达到(?![^，。；]*的) "
        r"完成 全部 正式 陆续 顺利 启动 开工 竣工 投产 投用 建成 建立 安装 缴纳 覆盖 享受 受益 "
        r"参加 通过 进入 被 用于 得到 成为 补办 给予 提供 设立 支持 保持 列入 位居 "
        r"(?<!宜)居(?![民家住]) 已 将 均(?!衡) 超过 超(?=\d) 突破 占(?!地(?!方)|比) 开展 实施 "
        r"改善 "
        r"全面 提前 普遍 帮助 实行 依法 以及 存在 拥有 具有 加以 都(?!市) 就[地近] 增长 提高 "
        r"下降 减少 投入使用 并(?!购|网|轨) 为(?!民) 是 (?<!发)达(?![标到]) 要(?![素件]) 有序 "
        r"转型 搬 倍感 备受 主导 传播 就有 免费 上榜 面向 受到 进行 取得 "
        r"(?<!达)到(?![期位账户场会达]) 大幅 稳步 加快 稳定 按期 如期 率先 同步 汛前 年底 "
        r"(?<![自理])由(?!于) (?<![存现潜])在(?![建校岗园册线外职库营位编]) 供应(?!链) 提速 "
        r"(?<=会议)上(?=[作做发]) [\u4e00-\u9fff]{2}了(?![解不]) 大规模 推进 逐年 来自 "
        r"\d{1,2}月 (?<![方取走])向 的(?:基础|同时|情况|统计|检查) 应[当该] 只能 不能 可以 能够 "
        r"虽然 "
        r"享誉 融入 投入(?:运营|观测|运行|生产|使用) 打破 (?<!划)转为 划转为 (?<=.{2})参与 先后 "
        r"得以 迫切 分别 越来越 不断 "
        r"居住在 实体化运行 过半 圆满 加速(?![器度]) 高效(?=实施|运行|办[结理]) 如[下期] 仍 始终 "
        r"安排 新承接 赴"
    )
    + "(?!项目|工程)"
)
"""Where a counted noun ends and what is said about it begins."""

FINAL = re.compile(
    r"(?:受益|入驻|落户|参加|完工|投用|投产|竣工|开工|获批|办结|达标|通车|落地|建成|完成|完毕|到位)$"
)
"""A predicate that may end the clause of a counted noun: 1.5亿农民参加."""

COVERING = re.compile(r"(?:覆盖|惠及|服务|占)$")
"""Verbs that keep their subject: 供水工程覆盖48%的人口."""

RESULT = re.compile(
    r"(?:落地|见效|办结|到位|达标|完工|提质(?:增效|扩面|扩规|强能)|(?<!企业)提档升级|退出|(?<=...)(?:就业|增收)|(?:集约集聚|融通|差异)发展)$"
)
"""What ends the clause of a thing acted on: 推进3项改革落地."""

SETTING = re.compile(
    r"在(?![建校岗])|随着|根据|按照|通过|围绕|依托|聚焦|坚持|为了|对于|关于|针对|面对|以"
)
"""What opens a clause that tells where, when or how, and of nothing that is measured."""

PLACE = re.compile(_SCOPE)
"""全市, 我镇: a place that every figure of a report shares."""

TOTAL = re.compile(
    r"(?=.)(?:年均|人均|户均|平均|实际|累计)?"
    r"(?:到位|金额|产量|总产|单产|总(?!投资|收入|产值|人口)[\u4e00-\u9fff]{2}|总量|总数|总额|总值|总产值|数量|总?规模|占比|比重|覆盖率|增速|增幅|降幅|涨幅)?"
)
"""A head that says nothing without the metric before it."""

SOWN = re.compile(r"(?<=.)(?:播种|种植|收获)面积$")
FRESH = re.compile(r"^(?:新(?:增|引进|培育|建|登记|获批|认定|设立|备案|创建|设|签约)|新)|新增$")
"""What sets an addition apart from the total named after it."""

SHARE = re.compile(
    r"(?:^|[即约只仅将就均都])((?:完成|占|相当于|等[于於]|超(?=年度|计划|目标|预期))[^，。；]{1,20}?)的?$"
)
"""The whole of which a share is told: 完成全年计划的80%."""

SHARE_OF = re.compile(r"(?<=..)占(?!地(?!方)|[道用比]).*")
"""The whole of which a share was told: 经费占全部经费."""

LEANING = re.compile(
    r"完成|是|占(?!地(?!方)|[道用])|相当于|等[于於]|高于|低于|快于|超(?:年度|计划|目标|预期)"
)
"""A predicate at the head of a metric, whose subject stands in the clause before."""

CAUSING_DEED = re.compile(r"(?:推动|支持|带动|帮助|引导|促进|助力|吸引|组织)$")
"""Verbs before a counted thing of which it is told what it then does: 支持8个镇发展产业."""

TOWARDS = re.compile(r"(?:[为给对向使]|经过)$")
"""A preposition before a counted thing, which is all that is measured: 为16万所学校配备."""

ATTACHED = re.compile(r"的?[“]?(?:[\u4e00-\u9fff]|\d+岁)")
"""A noun that directly follows a quantity."""

ASIDE = re.compile(r"[（(][^（()）\d\n]{0,12}[）)]")
"""Brackets that belong to a noun phrase: 县（市、区）."""

POSITION = re.compile(
    r"的?(?:内(?![河地外陆贸需])|外(?![资贸卖商国来籍地])|中(?![小学医央国职药等型高心试外西])|间|里(?!程)|来(?![自源华])|时(?![间尚])"
    rf"|{_RISEN}[到至为]|以外|后(?!备)|前(?!沿)|起(?!重))"
)
"""Words after a quantity that are no thing counted: 10个自然日内."""

LEVEL = re.compile(
    r"的?(?:速度|规模|总和|目标|任务|水平|关口|大关|行列|台阶|增长|增速|增幅|涨幅|降幅|预期)"
)
"""What a measured amount is called after it: 增长5%的目标; but 两个目标."""

_NEXT_VERB = (
    r"(?:创(?:历史|新|同期|近)|总[数量额]|位?居|占全|新[增建]|建成|开工|改造|培育|引进|完成|实现|启动|推进|打造|设立|发放|获批|带动|惠及"
    r"|举办|开展)"
)
NOUN_PHRASE = re.compile(
    rf"(?:{ASIDE.pattern}|[^，。；：！？,;:!?\n…、（(）)|]|、(?![\d\s０-９]|$|{_NEXT_VERB}))*"
)
"""Up to the next stop; a list goes on unless the next item has its own number or verb."""

GENERIC = re.compile(r"项目|居民|群众|企业|人员|单位|县市|地市|.")
"""Nouns that name nothing without their predicate: 4个项目开工建设."""
