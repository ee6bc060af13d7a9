"""Verbs of reports: what was done to the things that a figure counts.

Nearly all are words of two characters, so a phrase is read from its ends by looking
pairs of characters up in a set, which is faster than a pattern of some hundred words.
"""

from __future__ import annotations

import re

_PLAIN = """
建成 新建 改建 扩建 续建 迁建 筹建 共建 修建 修编 打造 开展 举办 承办 主办 协办 组织 发放 投入
出资 引进 招引 吸引 签约 签订 签署 达成 培育 孵化 新增 净增 拆除 清理 排查 整改 化解 处置 办理
受理 解决 惠及 覆盖 安排 设立 建立 成立 创建 争创 获批 入选 入围 启动 推进 实施 落实 支持 带动
帮助 安装 加装 更换 植入 制定 修改 废止 出台 印发 修订 审议 开通 开行 开设 增设 增开 淘汰 退出
减少 增加 租用 筹集 转化 发行 增发 抓好 办好 做好 建好 管好 守好 用好 设置 布局 谋划 梳理 招聘
引入 招录 招收 修复 完善 提升 选派 年产 推行 推广 推出 召开 组建 认领 认定 接待 维护 开工 发布
遴选 选树 选聘 评选 评定 命名 投放 获得 取得 荣获 获评 收获 夺得 斩获 摘得 提出 提请 取消 采取
形成 出让 盘活 汇聚 确定 办复 办结 授予 承接 打通 消除 培养 吸纳 吸收 救助 扶持 资助 补充 偿还
种植 栽植 营造 收到 查处 查办 侦破 破获 打掉 抓获 立案 救治 扩招 压减 压降 削减 压缩 关停 关闭
缓解 下达 拨付 兑付 兑现 减免 免除 减轻 对接 储备 上线 研发 研制 攻克 搬迁 转移 安置 供应 提供
配备 配置 购置 采购 投用 投运 开辟 开放 走访 慰问 巡查 抽检 征集 收集 回收 清运 清退 清除 整合
编制 起草 审查 铺设 敷设 架设 疏浚 加固 翻新 提质 提标 升级 复垦 转让 流转 托管 参加 参与 交付
申报 申请 挂牌 落地 壮大 做强 做大 集聚 入库 入驻 落户 拉动 撬动 促成 促进 推动 引导 拥有 设有
建有 配套 表彰 奖励 通过 组成 上马 试制 增产 动工 竣工 增拨 拨出 拨给 铺轨 利用 争取 拓展 优选
选取 选定 创办 开办 兴办 兴建 兴修 扩大 延伸 划定 腾退 收储 消化 处理 接收 接访 调处 调解 答复
采纳 派出 选送 输送 指导 查改 检修 更新 落成 植树 刷新 规范 绘制 录入 搭建 构建 创造 派驻 放宽
减征 缓缴 退还 归集 认购 投产 延长 延续 推介 提振 改革 突出
追回 讨回 追缴 追讨 挽回 清欠 补发
部署 关爱 下放 提交 停征 征收 纠正 勇夺 访问 撕毁 调高 筹措 拿出 推开 偿还 归还
"""

_NOMINAL = """
改造 建设 整治 服务 投资 治理 培训 开发 发展 保障 补助 补贴 登记 注册 备案 认证 监测 检查 创新
应用 示范 试点 绿化 造林 抚育 改良 养护 保护 收购 出口 进口 销售 消费 合作 转产 培植 移民 应对
引育 新改 运营 成交 支出 生产 使用 共享
"""

_OF_VERBS = frozenset(_PLAIN.split())
_OPENING = _OF_VERBS | frozenset(["建设", "改造", "整治", "治理", "培训", "培植"])
_VERBS = _OF_VERBS | frozenset(_NOMINAL.split())
_NEW = re.compile(r"(?:新|试点|改)$")
_BATCH = re.compile(r"(?:首批|第[一二三四五]批|一批)$")
_COMPOUND = ("研发投入", "总投资", "总消费", "总销售", "总出口", "总进口")
_JOINED = "和及与、"
_LONGEST_CHAIN = 3


def verb_at_end(phrase: str) -> str:
    """The verbs that end `phrase`, with what sets them off: 新建, 试点推行, 设立首批; else empty.

    了 after the verb is left out.
    """
    batch = _BATCH.search(phrase)
    rest = phrase[: batch.start()] if batch else phrase
    bare = rest.removesuffix("了")
    start = _chain_start(bare)
    return bare[start:] + (batch[0] if batch else "") if start < len(bare) else ""


def _chain_start(phrase: str) -> int:
    start = len(phrase)
    for _ in range(_LONGEST_CHAIN):
        end = start - (start < len(phrase) and phrase[start - 1 : start] in _JOINED)
        known = _VERBS if start == len(phrase) else _OPENING
        if phrase[max(0, end - 2) : end] not in known or phrase[:end].endswith(_COMPOUND):
            break
        start = end - 2
        new = _NEW.search(phrase[:start])
        start = new.start() if new else start
    return start


def acts(phrase: str) -> bool:
    """Whether `phrase` opens with a word that may be a verb: 成交, 新建."""
    return phrase[:2] in _VERBS or _first_verb(phrase) > 0


def is_plain(verb: str) -> bool:
    """Whether a verb is not used as a noun too, as 服务 and 发展 are."""
    return verb[-2:] in _OF_VERBS


def is_verb(phrase: str) -> bool:
    """Whether `phrase` is nothing but verbs: 新建, 改造提升, 新开工."""
    return is_plain(phrase) and verb_at_end(phrase) == phrase


def verb_at_start(phrase: str) -> bool:
    """Whether `phrase` opens with a verb: 出台关爱群体."""
    return _first_verb(phrase) > 0


def without_verbs(phrase: str) -> str:
    """`phrase` without the verbs that it opens with: 清理规范节庆 → 节庆."""
    while length := _first_verb(phrase):
        phrase = phrase[length:]
    return phrase


def _first_verb(phrase: str) -> int:
    new = phrase.startswith("新")
    return 2 + new if phrase[new : 2 + new] in _OPENING else 0


def find_verb(phrase: str, start: int) -> int:
    """Where the first word from `start` on stands that is only a verb; -1 if none does."""
    for position in range(start, len(phrase) - 1):
        if phrase[position : position + 2] in _OF_VERBS:
            return position - (phrase[position - 1] == "新")
    return -1
