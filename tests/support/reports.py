"""Hand-made reports and the files they come from."""

from pathlib import Path

from index.report import Clause, Figure, Metadata, Passage, Period, Report, Section, Status
from index.sources import Found, find_sources

TOWN = "齐都镇政府工作报告\n一、2023年工作回顾\n全年完成一般公共预算收入1.43亿元，增长34%。\n"
STREET = "中大槐树街道2022年工作总结\n一、项目建设\n三箭和平广场项目累计完成投资17446.6万元。\n"
VILLAGE = "辛店街道2022年工作总结\n一、乡村振兴\n新建高标准农田2000亩，粮食总产量达到12.6万吨。\n"


def write_files(folder: Path, **texts: str) -> Found:
    """Files of these texts, named `<keyword>.txt`, as `update` takes them."""
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return find_sources([folder])


def one_passage_report() -> Report:
    """A report of one section with one passage of two clauses and a figure."""
    text = "一、2023年工作回顾\n全年完成预算收入1.43亿元，同比增长34%。"
    start, comma = text.index("全年"), text.index("，") + 1
    clauses = (Clause(start, comma, 0, Status.DONE), Clause(comma, len(text), 0, Status.DONE))
    at = text.index("1.43")
    figure = Figure("预算收入", "1.43", "亿元", at, at + 6, 1.43e8, "元", "同比增长34%")
    return Report(
        source="town.txt",
        sha256="ab" * 32,
        text=text,
        metadata=Metadata("政府工作报告", place="齐都镇", period=Period.year(2023)),
        sections=(Section(0, None, 1, "一、2023年工作回顾", 0, len(text), Status.DONE),),
        passages=(Passage(0, start, len(text), clauses, (figure,)),),
    )


def yearly_report(place: str, year: int, income: int, target: int, more: str = "") -> str:
    """A town's report on `year`: its income and the target for the next year, in 万元."""
    return (
        f"{place}政府工作报告\n（{year + 1}年1月12日）\n一、{year}年工作回顾\n"
        f"{year}年，全镇完成财政收入{income}万元。新建农村公路{year % 100}公里。{more}\n"
        f"二、{year + 1}年工作安排\n{year + 1}年，力争财政收入达到{target}万元。\n"
    )
