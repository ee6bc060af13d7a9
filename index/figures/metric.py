"""What a figure measures: the noun phrase around a quantity, as written.

Chinese puts the phrase before a measured amount (固定资产投资5.3亿元) and after a
counted one (4座智能垃圾房); the unit and the neighbouring characters decide. Verbs of
completion and words of time or scope are no part of the phrase.
"""

from __future__ import annotations

import re

_TIME = (
    r"(?:(?:19|20)\d\d年)?(?:上半年|下半年|全年|年内|年初|年末|年底|前三季度|[一二三四]季度|\d+(?:[-—至]\d+)?月份?)?"
    r"(?:以来|底前?|末)?"
)
_LEAD = re.compile(
    r"(?:[\s，。；、：,;:！？（(）)”’\"]|[一二三四五六七八九十][是、]|其中|截至[^，,]{0,12}?(?:目前|月底?|年底?|日)"
    r"|今年以来|今年|去年|目前|现有|现已|已经?|累计|总计|共计|合计|预计|力争|确保|实现|完成|达到?|共|全年|先后|成功|高效"
    r"|配合|全力|持续|继续|新时代以来|五年来|其|并|也|还|将|可|均|使|为|在|对|由|从|把"
    r"|全[国省市区县镇乡街村](?=[^\s，、]{3})(?!性|统|域)"
    rf"|(?:19|20)\d\d年(?:度)?|{_TIME}(?<=[年月季度份内初末底来前]))+"
)
_TRAIL = re.compile(
    r"(?:达到|达|为|共计|共有|共|总计|合计|累计|超过|超|突破|约|近|完成|实现|增长到|增加到|提高到|提高至|提升到|提升至|升至|增至|上升到"
    r"|升到|扩大到|扩大至|降至|降到|降低到|下降到|下降至|减少到|减至|压减到|缩小到|发展到|增到|恢复到|调整到|控制在|保持在|稳定在|维持在|力争|预计|将|要|分别|各|均|都|已经|已|有"
    r"|不低于|不少于|不超过|不高于|高于|低于|大于|小于|不足|不到|在|到|至|由|从|是|了|就|占|：|:|＝|过|仅|只|每年|平均|全年|目前|当年|年底|以上|——"
    r"|[\s“”\"（(、和及与的])+$"
)
_BREAK = re.compile(
    r"入驻|落户|实现|获评|获批|入选|荣获|获得|获|纳入|达到|完成|全部|正式|陆续|顺利|启动|开工|竣工|投产|投用|建成|建立|安装|缴纳"
    r"|覆盖|享受|受益|参加|通过|进入|被|用于|得到|成为|补办|给予|提供|设立|支持|保持|列入|位居|居|已|将|均|超过?|突破|占|开展|改善|全面"
    r"|增长|提高|下降|减少|投入使用|并|为|是|达|在"
)
_VERB = re.compile(
    r"(?:新?建成|新建|改建|改扩建|改造|建设|打造|开展|举办|组织|发放|投入|投资|出资|新?引进|招引|吸引|签约|新?培育|新增|拆除|清理|整治|排查|整改"
    r"|化解|处置|办理|受理|解决|惠及|覆盖|服务|安排|设立|建立|成立|创建|获批|入选|开工|竣工|投产|启动|推进|实施|支持|带动|帮助|争取|安装|更换"
    r"|植入|制定|出台|印发|修订|审议|开通|开行|淘汰|退出|压减|减少|增加|减轻|租用|筹集|开发|转化|发行|抓好|办好|设置|布局|谋划|梳理|招聘|引入|招录|培训|治理|修复|完善|提升|新设|新设立|筹建|选派|选聘)$"
)
_STOPS = "，。；：！？,;:!?\n…"
_MEASURED = {
    "元",
    "%",
    "个百分点",
    "米",
    "平方米",
    "立方米",
    "千克",
    "千瓦",
    "千瓦时",
    "倍",
    "美元",
}
_LONGEST = 30


def before(text: str) -> str:
    """The phrase that ends where a quantity starts, freed of verbs and time words."""
    phrase = _TRAIL.sub("", text)
    phrase = phrase[_LEAD.match(phrase).end() :] if _LEAD.match(phrase) else phrase  # type: ignore[union-attr]
    return _TRAIL.sub("", phrase)[-_LONGEST:]


def after(text: str) -> str:
    """The phrase that starts where a quantity ends, up to what is said about it."""
    phrase = re.split(r"[，。；：！？,;:!?\n…、（(]", re.sub(r"^[的“”]+", "", text))[0]
    found = _BREAK.search(phrase, 1)
    if found and found.start() > 2 and found.end() < len(phrase):
        phrase = phrase[: found.start()]
    return phrase.strip("”“ ")[:_LONGEST]


def metric_of(left: str, right: str, dimension: str) -> str:
    """The metric of a quantity between `left` and `right`, texts of the same clause."""
    own = before(left)
    follows = bool(re.match(r"[\u4e00-\u9fff“]", right)) and not _BREAK.match(right)
    if follows and (not own or _VERB.search(own) or dimension not in _MEASURED):
        verb = _VERB.search(own)
        return (verb[0] if verb else "") + after(right)
    return own
