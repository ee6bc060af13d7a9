# make run   安装、建索引、启动（有 TELEGRAM_BOT_TOKEN 则上 Telegram，否则在终端问答）
# make test  安装并运行全部测试
# make lint  检查代码风格与类型
# make eval  用全部标准答案集给回答打分，并与上一次相比

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin

# Compiling every module of every package would triple the time of the installation;
# Python compiles what is used on first use, and is to keep that.
unexport PYTHONDONTWRITEBYTECODE
INSTALL := $(BIN)/python -m pip install --no-compile --disable-pip-version-check

SHARED ?= ../shared

.PHONY: run test lint eval format clean

run: $(VENV)/.installed
	@$(BIN)/yinwen start

test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -n auto --dist loadfile

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

eval: $(VENV)/.installed-dev
	$(BIN)/python benchmarks/development_sets.py $(SHARED)
	@test ! -d $(SHARED)/eval/qa || $(BIN)/python benchmarks/public_sets.py $(SHARED)/eval/qa

format: $(VENV)/.installed-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:
	rm -rf $(VENV)

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	@echo "正在安装依赖，第一次约需一两分钟……"
	$(INSTALL) -e .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(BIN)/python
	$(INSTALL) -e '.[dev]'
	@touch $@ $(VENV)/.installed

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "引文需要 Python 3.11 或更新的版本（Python >= 3.11 is needed）。"; \
	  echo "请安装后重试，或指明解释器：make run PYTHON=/path/to/python3.11"; \
	  exit 1; }
	@$(PYTHON) -m venv $(VENV) || { \
	  rm -rf $(VENV); \
	  echo "未能建立虚拟环境；Debian 与 Ubuntu 上请先 apt install python3-venv。"; \
	  exit 1; }
