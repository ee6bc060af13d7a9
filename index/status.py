"""Whether a wording tells of something done, planned or lacking, told from cues.

Headings speak first (回顾 | 打算 | 不足), sentences speak against them
("预计2023年建成" within a review), and some paragraphs set the tone for those after
them ("今年发展主要预期目标是…"), which matters where a report has few headings.
"""

from __future__ import annotations

import re

from index.report import Status
from index.script import simplified

_HEADING_CUES: tuple[tuple[Status, re.Pattern[str]], ...] = (
    (
        Status.PROBLEM,
        re.compile(
            r"(?:(?:存在|面临|主要|突出|当前)[^，,]{0,8}|^.{0,3})(?:问题|不足|困难|短板|挑战|差距|薄弱环节)|(?:不足|短板|困难)$"
        ),
    ),
    (
        Status.DONE,
        re.compile(
            r"回顾|总结|(?<!取得新)(?<!取得更大)成效|成绩|成就|亮点工作|(?:完成|执行|工作)情况|工作进展|决算$|过去|[一二三四五六七八九十几]年来|做法|回眸"
        ),
    ),
    (
        Status.PLANNED,
        re.compile(
            r"打算|(?<!五年)计划(?!时期|期间|生育|经济|体制|的?完成)|思路|目标|任务|安排|下一?步|下一阶段|工作重点|重点工作|要求|指导思想|举措|措施|"
            r"规划|建议|部署|展望|要点|明年|今后|自身建设|预算(?:草案)?$|^争取|^为.*(?:努力|奋斗)$"
        ),
    ),
)
_GLOSSARY = re.compile(r"名词(?:解释|注释|说明)|注释$")
_RESULTS = re.compile(
    r"取得|实现了|显著|明显|(?:增强|提升|改善|提高|好转|稳定|向好|进步|进展)$|结束语|结语"
)
_LONGEST_NOUN_PHRASE = 20
_CONJUNCTION = re.compile(r"[和及与暨、，,]")
_NUMBER = re.compile(r"^\s*[（(]?[一二三四五六七八九十0-9]*[）)]?[、.．]?\s*")
_SENTENCE = re.compile(r"[，,。；]|关于")
_SOLVING = re.compile(
    r"(?:解决|克服|补齐|补足|整改|应对|化解|破解|改进|战胜|针对|围绕|治理|整治|排查).{0,20}"
    r"(?:问题|不足|困难|短板|挑战|矛盾)|问题导向|补短板|问题(?:得到|得以|有效)"
)

_LACK = r"(?:问题|困难|不足|短板|挑战|差距|薄弱|制约|缺点)"
_SEES_PROBLEMS = re.compile(
    rf"(?:看到|认识到|意识到|(?<!要)正视).{{0,80}}{_LACK}|{_LACK}(?:主要)?(?:有(?![所效力序了])|是|表现|体现)"
)
_HAS_PROBLEMS = re.compile(
    rf"(?:存在|面临|还有|仍有|遇到).{{0,12}}(?:不少|不小|许多|一些|诸多|很多|较多|若干|突出|较大|这样那样|不容忽视).{{0,20}}{_LACK}"
)
_ENDS_PROBLEMS = re.compile(
    r"对(?:此|于?(?:这些|上述|以上))|^(?:既)?(?:要|必须|应当)(?!求)|我们(?:都|也|还|既)?(?:一定|要|将|必须|会|有信心)|为此|针对(?:这些|上述|以上)|一定(?:能|会)|"
    r"(?:采取|认真|切实).{0,20}(?:解决|克服|改进)"
)

_FACES_PROBLEMS = re.compile(
    r"^对此[，,].{0,4}(?:要|必须|应|将|会)|我们(?:要|将|必须|一定|会).{0,4}(?:正视|直面)|"
    rf"^(?:我们)?(?:对|针对|面对|所有)(?:于|待)?(?:这些|以上|上述|存在的|前进中的).{{0,8}}(?:{_LACK}|矛盾|压力).{{0,6}}(?:要|必须|应|将|会|一定|下)"
)

_OPENS_PLANS = re.compile(
    r"预期目标(?:是|为|定为|[:：])|(?:主要|奋斗|总体)目标(?:是|为|[:：])|指导思想(?:是|[:：])|"
    r"(?:总体|总的?)(?:要求|思路)(?:是|[:：])|"
    r"^(?:提出)?上述.{0,6}目标|^(?:为|要)?(?:更好)?(?:实现|完成)(?:上述|以上|这些|今年|全年|明年).{0,12}(?:目标|任务|要求)|"
    r"(?:(?<![主重必需首])要|将|需要|必须)(?:重点|着重|着力|突出|切实|扎实|认真|集中)?(?:抓|做|办|推进|实施|落实|把握)好?(?!了).{0,20}"
    r"(?:工作|任务|方面|行动|实事|重点|关系|原则)[。：:]|"
    r"做好(?:今年|明年|下半年|\d{4}年).{0,10}工作|"
    r"^(?:今年|明年|下半年|下一步|接下来|今后).{0,12}(?:(?<![主重首需必])要|将|工作的?(?:要|重点|总))|"
    r"^[“\"]?十[一二三四五六七八九]五[”\"]?(?:规划)?时期是.{0,30}(?:开启|起步|夯实|第一个五年|关键时期)"
)
_OPENS_REVIEW = re.compile(
    r"^(?:各位代表！)?(?:过去的?[一二三四五]?年|[一二三四五]年(?:以?来|间)|去年|这一年|上半年|(?:本|上一?)届政府)|"
    r"(?:主要)?(?:做了|抓了|开展了)(?:以下|下列|如下|[一-龥]{1,3}个?方面)"
)

_FUTURE = (
    "于|会|在|继续|进一步|全面|重点|大力|达到|突破|超过|建成|新增|力争|完成|着力|认真|紧紧|坚持|始终|为[^主]|成为|从|以[^来]|"
    "严格|深入|持续|不断|积极|加快|推进|推动|实施|开展"
)
_COMING = "建成|投入|投用|投产|达产|竣工|完工|完成|开园|开业|开工|开通|通车|交付|落地|将|可"
_PLANNED_CLAUSE = re.compile(
    rf"预计(?=.{{0,16}}(?:{_COMING}))|预期(?=将|达|为|增)|(?<!奋)力争|力求|争取(?=.{{0,6}}年|早日|尽快)|有望|拟(?=[于在建投安新定对将派])|"
    r"计划(?=[于在到年投建新总完明今下\d]|开[工园业馆])|(?:目标|任务)(?:是|为)|"
    r"到(?:20\d\d|[〇零○一二三四五六七八九]{4})年(?:底|末)?(?=[，,]|前|[^的以]{2,12}(?:达|超|突破|建成|实现|完成))|"
    rf"(?<![制拟])将(?={_FUTURE})|下一步|明年|今后|今年(?:还|也|都)?(?:要|将|拟|再)|必须继续|[也还]都?要|"
    r"对实现.{2,40}目标"
)
_PLANNED_SENTENCE = re.compile(
    r"^(?:[^，。；]{0,12}[，,])?(?:我们)?(?:还|也|都|更)?(?:要|必须|应当|应该|将)(?=[一-龥])|^(?:今年|明年|下半年)(?:要|将|拟|安排|计划)"
)
_DONE_CLAUSE = re.compile(
    r"(?<![业早而])已(?:经|在|于|由|从|将|被|超|建成|完成|达到?|有|实现|投|开|签|落|种|入|累计|形成|成为|进入|启动)(?!.{0,14}的)|已经(?=占|有|达)|截[至止]|据.{0,14}统计|"
    r"(?:达到|完成|实现|建成|取得|获得|新增)了|(?<![比较于是过由从])去年(?!底)|\d.*基础上[，,]?\s*$|(?<!项)目前"
)
_TELLS_DONE = re.compile(
    r"(?!.*(?:要|必须|应当|应该|将|力争|争取|努力|如果|只要|让|使|今年|明年|今后|考虑了|兼顾了|体现了|突出了|表明了|决定了))"
    r".*[一-龥]{2}(?<![为除])了(?![解却结不算]|.{0,3}的(?:问题|话))"
)
_LOOKS_BACK = re.compile(
    r"^(?:各位代表！|但|而|同时，|\s)*(?:过去的?[一两二三四五十]年|[一两二三四五十]年(?:以?来|间)|近年来|(?:近|这)[些几两三五]年来?|"
    r"多年来|长期以来|前?不久前?[，,]|去年|上年(?!度)|党的十.大以来|改革开放以来)"
)
_OVERCAME = re.compile(r"(?:付出|取得|战胜|克服|顶住|经受住|完成)了")
_ACHIEVED = re.compile(r"取得|已经?|虽然?|成绩|成就|进展|有所")
_NAMES_PROBLEMS = re.compile(rf"{_LACK}|看到|认识到")
_TURNS = re.compile(r"^(?:但|然而|不过|可是|离|与|仍|还)")
_RELEASES = re.compile(r"[；;。！？]\s*$")


def section_status(heading: str, parent_status: Status) -> Status:
    """The status that a heading announces, the parent's if it announces none.

    Of a heading in several parts (1998年工作回顾和1999年工作的要求) the first that says
    something decides; in a part the last cue does, as a Chinese noun phrase ends in its head.
    Below a heading that told, only a short noun phrase (存在的问题, 下一步打算) tells otherwise:
    longer ones and sentences are about the matter.
    """
    told = next((status for part in _parts(heading) if (status := _last_cue(part))), None)
    is_phrase = len(heading) <= _LONGEST_NOUN_PHRASE and not _SENTENCE.search(heading)
    if told is None or _SOLVING.search(heading):
        return parent_status
    return told if is_phrase or parent_status is Status.UNKNOWN else parent_status


def speaks_of_results(heading: str) -> bool:
    """Whether a heading tells what came of the work, though it names no review: …取得新进展."""
    return _RESULTS.search(heading) is not None


def is_glossary(heading: str) -> bool:
    """Whether what follows explains words, which is neither review nor plan."""
    return _GLOSSARY.search(_NUMBER.sub("", heading)) is not None


def _parts(heading: str) -> list[str]:
    return _CONJUNCTION.split(_NUMBER.sub("", simplified(heading)))


def tells_several(heading: str) -> bool:
    """Whether a heading announces text of more than one status."""
    told = {_last_cue(part) for part in _parts(heading)} - {None}
    return len(told) > 1


def _last_cue(part: str) -> Status | None:
    cues = [(match.end(), status) for status, cue in _HEADING_CUES for match in cue.finditer(part)]
    return max(cues)[1] if cues else None


def paragraph_flow(first_sentence: str, current: Status) -> Status:
    """The status that holds from a paragraph on that opens with `first_sentence`."""
    first_sentence = simplified(first_sentence)
    if _OPENS_PLANS.search(first_sentence):
        return Status.PLANNED
    if current is not Status.PLANNED and _OPENS_REVIEW.search(first_sentence):
        return Status.DONE
    return current


def sentence_status(sentence: str, section_status: Status) -> Status:
    """The status of a whole sentence, given that of the text around it."""
    sentence = simplified(sentence)
    if section_status is Status.PROBLEM:
        return _status_after_problems(sentence)
    if opens_problems(sentence):
        return Status.PROBLEM
    if faces_problems(sentence) or _OPENS_PLANS.search(sentence):
        return Status.PLANNED
    if _LOOKS_BACK.search(sentence) or _TELLS_DONE.match(sentence):
        return Status.DONE
    is_plan = section_status is Status.UNKNOWN and _PLANNED_SENTENCE.search(sentence)
    return Status.PLANNED if is_plan else section_status


def _status_after_problems(sentence: str) -> Status:
    """The status of a sentence that follows problems: mostly they go on."""
    if _ENDS_PROBLEMS.search(sentence) or faces_problems(sentence):
        return Status.PLANNED
    return Status.DONE if _OVERCAME.search(sentence) else Status.PROBLEM


def opens_problems(sentence: str) -> bool:
    """Whether a sentence turns to what is lacking, rather than to how it is mended."""
    told = _SEES_PROBLEMS.search(sentence) or _HAS_PROBLEMS.search(sentence)
    return told is not None and not _SOLVING.search(sentence)


def faces_problems(sentence: str) -> bool:
    """Whether a sentence tells how problems that were named are to be met."""
    return _FACES_PROBLEMS.search(simplified(sentence)) is not None


def clause_statuses(clauses: list[str], status: Status) -> list[Status]:
    """The status of each clause of a sentence whose own status is `status`.

    A planned cue holds up to the next semicolon or the end, as in
    "主体已完工，预计4月开园，可容纳千人"; a done cue frees its own clause.
    """
    clauses = [simplified(clause) for clause in clauses]
    if status is Status.PROBLEM:
        return _before_turn(clauses) or [status] * len(clauses)
    found: list[Status] = []
    current: Status = status
    for clause in clauses:
        current = _clause_status(clause, current)
        found.append(_own_status(clause, current))
        if _RELEASES.search(clause):
            current = status
    return found


def _before_turn(clauses: list[str]) -> list[Status]:
    """Done up to the clause that turns to what is lacking: 取得了新成绩，但仍有差距."""
    turn = next((n for n, clause in enumerate(clauses) if n and _TURNS.match(clause)), 0)
    achieved = any(_ACHIEVED.search(clause) for clause in clauses[:turn])
    lacks = any(_NAMES_PROBLEMS.search(clause) for clause in clauses[:turn])
    if not achieved or lacks:
        return []
    return [Status.DONE] * turn + [Status.PROBLEM] * (len(clauses) - turn)


def _clause_status(clause: str, current: Status) -> Status:
    return Status.PLANNED if _PLANNED_CLAUSE.search(clause) else current


def _own_status(clause: str, current: Status) -> Status:
    if current is Status.PLANNED and not _PLANNED_CLAUSE.search(clause):
        return Status.DONE if _DONE_CLAUSE.search(clause) else current
    return current
