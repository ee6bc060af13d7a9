"""People: Telegram, the terminal and every word that users read."""
