"""A sentence-transformers model that is made on the spot: small, but a real transformer."""

from pathlib import Path

from sentence_transformers import SentenceTransformer
from sentence_transformers.base.modules import Transformer
from sentence_transformers.sentence_transformer.modules import Pooling
from transformers import BertConfig, BertModel, BertTokenizerFast

DIMENSION = 32
MARKS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
PROMPTS = {"query": "问：", "document": "文："}


def make_model(directory: Path, text: str) -> Path:
    """Save a BERT of one layer over the characters of `text`, with prompts for both sides."""
    bert = directory / "bert"
    bert.mkdir(parents=True)
    vocabulary = [*MARKS, *sorted(set(text) - set("\n "))]
    (bert / "vocab.txt").write_text("\n".join(vocabulary), encoding="utf-8")
    BertTokenizerFast(str(bert / "vocab.txt")).save_pretrained(bert)
    config = BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=DIMENSION,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=DIMENSION,
    )
    BertModel(config).save_pretrained(bert)
    transformer = Transformer(str(bert), max_seq_length=64)
    model = SentenceTransformer(modules=[transformer, Pooling(DIMENSION)], prompts=PROMPTS)
    model.save(str(directory / "model"))
    return directory / "model"
