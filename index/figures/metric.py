"""What a figure measures: the noun phrase around a quantity, as written.

Chinese puts the phrase before a measured amount (固定资产投资5.3亿元) and after a
counted one (4座智能垃圾房); the unit and the neighbouring words decide. Verbs of
completion and words of time or scope are no part of the phrase.
"""

from __future__ import annotations

import re

from index.figures.context import Context

_YEAR = r"(?:(?:19|20)\d\d|[１２][９０][０-９]{2}|[一二][〇零一二三四五六七八九]{3})年(?:度|底|末|初)?"
_SCOPE = r"(?:全[国省市区县镇乡街村]|我[国省市区县镇乡街村])"
_LEAD = re.compile(
    rf"(?:[\s，。；、：,;:！？）)]|[一二三四五六七八九十]是|其中|{_YEAR}|(?:到|至|在)(?={_YEAR})"
    r"|(?:十[一二三四]|[\d一二三四五六七八九十]{1,2})?(?:[-—至~～]\d+)?月份?(?:底|末|初|以来)?(?=\D)"
    r"|截[至止][^，,]{0,8}(?:目前|[月年]底?|日)|(?:[过近]?去?[两三四五十]|\d)年(?:内|间|中|来|合计|$)"
    r"|今年以来|今年|去年|全年|年内|当年|上半年|下半年|前三季度|[一二三四]季度|目前|现有|现已|已经?|累计|总计(?!划)|共计|合计"
    r"|预计|力争|争取|确保|实现|完成|达到?|共(?![建享同])|先后|自主|成功|配合|全力|持续|继续|其|并|也|还|将|可|均|即|就|又|再|拟|有(?=[^效])"
    rf"|使|为(?![民])|在(?![建校岗园册线外职库营位])|对(?![外口])|把|了|例如|另外|同时|此外|{_SCOPE}(?=[^\s，、性统域])(?!民所有|会))+"
)
_TRAIL = re.compile(
    rf"(?:{_YEAR}|达到|达|为|共计|共有|共|总计|合计|累计|接近|超过|超出|超|突破|约|近|完成|实现|控制在|保持在|稳定在|维持在|力争|预计|预期|拟定|将|要"
    r"|(?:增长|增加|提高|提升|上升|升|扩大|降|降低|下降|减少|减|压减|压缩|缩短|缩小|发展|增|恢复|调整)[到至]"
    r"|分别|各|均|都|已经|已|有|就|也|将|不低于|不少于|不超过|不高于|高于|低于|大于|小于|不足|不到|在|到|至|由|从|從|達到?|為|將|是|了|过|仅|只|每年|平均|全年|目前|当年|年底"
    r"|——|[\s：:＝（(、和及与])+$"
)
_PLAN = re.compile(r"(?<=..)(?:拟|共)?安排$|^(?:拟|共)?安排$")
_SHARE = re.compile(r"(?:^|即|约)((?:完成|占|相当于|等[于於])[^，。；]{1,20}?)的?$")
_BREAK = re.compile(
    r"入驻|落户|落地|实现|获评|获批|入选|荣获|获得|获|纳入|达到|完成|全部|正式|陆续|顺利|启动|开工|竣工|投产|投用|建成|建立|安装|缴纳|覆盖"
    r"|享受|受益|参加|通过|进入|被|用于|得到|成为|补办|给予|提供|设立|支持|保持|列入|位居|居(?![民家住])|已|将|均(?!衡)|超过?|突破|占(?!地)|开展"
    r"|改善|全面|增长|提高|下降|减少|投入使用|并|为(?!民)|是|达|要|有序|转型|搬|倍感|主导|传播|就有|免费"
)
_VERB = re.compile(
    r"(?:新?建成|新建改?建?|新改建|改建|改扩建|改造|建设|打造|开展|举办|组织|发放|投入|投资|出资|新?引进|招引|吸引|签约|新?培育|新增|拆除|清理|整治|排查|整改"
    r"|化解|处置|办理|受理|解决|惠及|覆盖|服务|安排|新?设立|建立|成立|创建|获批|入选|启动|推进|实施|支持|带动|帮助|安装|更换|植入|制定|出台|印发|修订|审议"
    r"|开通|开行|淘汰|退出|减少|增加|租用|筹集|开发|转化|发行|抓好|办好|设置|布局|谋划|梳理|招聘|引入|招录|培训|治理|修复|完善|提升|筹建|选派|年产|推行)"
    r"(?:首批|第[一二三四]批|一批)?$"
)
_COVERS = re.compile(r"(?:覆盖|惠及|服务|占)$")
_TOTAL = re.compile(r"(?:总量|总数|总额|总值|数量|总规模|占比|比重|覆盖率|面积|其中)$")
_FRESH = re.compile(r"^(?:新增|新引进|新培育|新建|新登记|新)")
_ATTACHED = re.compile(r"[的“]?(?:[\u4e00-\u9fff]|\d+岁)")
_NOT_A_THING = re.compile(r"[的]?(?:[内外中间里来时后前起]|速度|目标|任务|水平)")
_NOUN_PHRASE = re.compile(r"(?:[（(][^（()）\d\n]{0,12}[）)]|[^，。；：！？,;:!?\n…、（(）)])*")
_ASIDE = re.compile(r"[（(][^（()）]*[）)]")
_GENERIC = re.compile(r"项目|居民|群众|企业|人员|.")
_MEASURED = frozenset(
    ["元", "%", "个百分点", "米", "平方米", "立方米", "千克", "千瓦", "千瓦时", "倍", "美元"]
)
_LONGEST = 40


def metric_of(context: Context, left: str) -> str:
    """The metric of a quantity, `left` being the words before it without those of growth.

    Empty if the clause names none; then the sentence so far has to tell.
    """
    share = _SHARE.search(left) if context.quantity.dimension in ("%", "倍") else None
    if share:
        return left[_skip(left) : share.start(1)] + share[1]
    own, right = phrase_before(left), context.right
    counted = context.quantity.dimension not in _MEASURED
    if not _ATTACHED.match(right) or _NOT_A_THING.match(right):
        return _trimmed(own)
    if _VERB.fullmatch(own) and not counted:
        return _trimmed(own + (_phrase(right) if _ends_here(right) else phrase_after(right)))
    if _ends_here(right) or (own and not counted and not _VERB.search(own)):
        return _trimmed(own)
    return _trimmed(_head(own, left, context) + phrase_after(right))


def phrase_before(text: str) -> str:
    """The phrase that ends where a quantity starts, freed of verbs and time words."""
    phrase = _TRAIL.sub("", text)
    phrase = _PLAN.sub("", phrase)
    phrase = _TRAIL.sub("", phrase[_skip(phrase) :])
    return re.sub(r"的$", "", phrase)[-_LONGEST:]


def phrase_after(text: str) -> str:
    """The phrase that starts where a quantity ends, up to what is said about it."""
    phrase = _phrase(text)
    found = _BREAK.search(phrase, 1)
    cut_off = phrase == text or (found and found.end() < len(phrase))
    if found and cut_off and not _GENERIC.fullmatch(_ASIDE.sub("", phrase[: found.start()])):
        phrase = phrase[: found.start()]
    return re.sub(r"[和及与等的]$", "", phrase)[:_LONGEST]


def names_total(metric: str) -> bool:
    """Whether the metric is a bare 总量 or 占比 that needs the metric before it."""
    return bool(_TOTAL.fullmatch(metric))


def is_share(metric: str) -> bool:
    """Whether the metric only tells of which whole the figure is a part: 占全省."""
    return bool(re.match(r"完成|占(?!地)|相当于|等于|等於", metric))


def counts_what_follows(context: Context) -> bool:
    """Whether the thing counted stands after the quantity: 4座智能垃圾房."""
    counted = context.quantity.dimension not in _MEASURED
    return counted and bool(_ATTACHED.match(context.right)) and not _ends_here(context.right)


def without_newness(metric: str) -> str:
    """新增国家高新技术企业 → 国家高新技术企业: what a total after it counts."""
    return _FRESH.sub("", metric)


def _ends_here(right: str) -> bool:
    return bool(_BREAK.match(right) or _NOT_A_THING.match(right))


def _skip(phrase: str) -> int:
    match = _LEAD.match(phrase)
    return match.end() if match else 0


def _phrase(text: str) -> str:
    match = _NOUN_PHRASE.match(text, 1 if text.startswith("的") else 0)
    return match[0].strip() if match else ""


def _head(own: str, left: str, context: Context) -> str:
    """What stands before a counted noun: an attribute or the verb, else nothing."""
    if re.fullmatch(_SCOPE, own):
        return ""
    if left.endswith("的"):
        return own + "的"
    if _COVERS.search(own):
        return own
    verb = _VERB.search(own)
    if verb:
        return verb[0]
    short = len(own) <= 4 and not own.endswith(("等", "）", ")")) and not context.linked
    return own if short and context.opens else ""


def _trimmed(phrase: str) -> str:
    """Without quotation marks or brackets whose other half was cut off."""
    for opening, closing in ("“”", "（）", "《》"):
        if phrase.count(opening) != phrase.count(closing):
            phrase = phrase.strip(opening + closing)
    return phrase.strip()
