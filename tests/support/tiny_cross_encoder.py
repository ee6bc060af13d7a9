"""A cross-encoder that is made on the spot: small, but a real transformer."""

from pathlib import Path

from support.tiny_model import MARKS
from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast


def make_cross_encoder(directory: Path, text: str, labels: int = 1) -> Path:
    """Save a BERT of one layer over the characters of `text` that scores pairs."""
    directory.mkdir(parents=True)
    vocabulary = [*MARKS, *sorted(set(text) - set("\n "))]
    (directory / "vocab.txt").write_text("\n".join(vocabulary), encoding="utf-8")
    BertTokenizerFast(str(directory / "vocab.txt")).save_pretrained(directory)
    config = BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=32,
        num_labels=labels,
    )
    BertForSequenceClassification(config).save_pretrained(directory)
    return directory
