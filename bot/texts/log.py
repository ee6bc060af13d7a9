"""What the log of the bot says."""

from __future__ import annotations

LOG_FED = "编号 %d 添加了 %s"
LOG_CORRECTED = "编号 %d 更正了 %s 的%s"
LOG_REMOVED = "编号 %d 移除了 %s"
LOG_STARTED_POLLING = "已连上 Telegram：@%s，等待提问（长轮询）"
LOG_STARTED_WEBHOOK = "已连上 Telegram：@%s，等待提问（webhook，监听 %s:%d）"
LOG_OFFLINE = (
    "连不上 Telegram（%s），会一直重试，间隔逐渐加长到 %.0f 秒。需要代理时请设置 TELEGRAM_PROXY"
)
PROXY_FORM = "要写成 http://主机:端口 或 socks5://主机:端口"
LOG_ONLINE = "已恢复与 Telegram 的连接（中断 %.0f 秒）"
LOG_CONFLICT = "另有一个程序正在用同一个机器人令牌收消息，请停掉其中一个；在此之前会一直重试"
LOG_WRONG_TOKEN = (
    "Telegram 不接受这个机器人令牌。请向 @BotFather 核对，改好 TELEGRAM_BOT_TOKEN 后重新启动"
)
LOG_NO_TOKEN = "没有设置 TELEGRAM_BOT_TOKEN，无法连接 Telegram"
LOG_REJECTED = "Telegram 拒绝了启动请求（%s），请检查 WEBHOOK_URL 和 TELEGRAM_API_URL"
LOG_PORT = "无法监听 %s:%d（%s），请换一个 WEBHOOK_PORT"
LOG_STOPPING = "正在停止：先答完手头的问题（最多 %.0f 秒）"
LOG_CUT_SHORT = "有请求没能在 %.0f 秒内完成，已放弃"
LOG_STOPPED = "已停止"
LOG_BLOCKED = "对方已停用机器人或离开，消息没有送出"
LOG_LEFT = "已被移出群 %d"
LOG_MUTED = "在群 %d 里被禁言"
LOG_UNDELIVERED = "一条消息没有送出：%s"
LOG_FILE_ELSEWHERE = "Bot API 服务器的文件 %s 读不到（%s）：请让机器人在同一路径看到它"
LOG_RESEND = "%s 没有送达（%s），%.1f 秒后重发"
LOG_NOT_WATCHING = "看不到文件夹 %s 的变化（%s），稍后再试"
LOG_INDEXING_FAILED = "建立索引的程序中途退出（代码 %s），资料库保持原样，文件再有变化时重试"
LOG_RENEWED = "资料库已更新：现有 %d 份报告"
LOG_NO_ADMINS = "ACCESS 是 %s，却没有设置 ADMINS：没有人能让别人进来"
LOG_UNTOLD = "没能通知编号 %d（%s）"
LOG_ACCIDENT = "处理一条消息时出错"
LOG_STATE_DAMAGED = "聊天状态文件 %s 已损坏，改名为 %s，重新开始"
