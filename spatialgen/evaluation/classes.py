"""Which kind of thing a sound is most like, learnt from true sounds of the training split.

Axis letters: n sounds, d numbers of an embedding, k kinds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

SHRINKAGE = 0.2


@dataclass(frozen=True)
class NearestKind:
    """Linear discriminants: the nearest kind's mean where every kind spreads alike.

    `means` [k, d] and embeddings are compared after `whiten` [d, d] (R. A. Fisher, 1936; the
    within-kind covariance is shrunk to its diagonal, so that few sounds suffice).
    """

    kinds: tuple[str, ...]
    means: Numbers
    whiten: Numbers

    @staticmethod
    def fit(embeddings: Numbers, kinds: Sequence[str]) -> NearestKind:
        """Learn from embeddings [n, d] of sounds whose kinds are known.

        Raises:
            ValueError: fewer than two kinds, or no kind with two sounds.
        """
        names = tuple(sorted(set(kinds)))
        if len(names) < 2 or len(kinds) <= len(names):
            raise ValueError("Telling kinds apart takes at least two kinds with several sounds.")
        labels = np.array([names.index(kind) for kind in kinds])
        means = np.stack([embeddings[labels == k].mean(axis=0) for k in range(len(names))])
        around = embeddings - means[labels]
        within = around.T @ around / (len(kinds) - len(names))
        spread = np.diag(within) + 1e-3 * float(np.diag(within).mean()) + 1e-12
        shrunk = (1 - SHRINKAGE) * within + SHRINKAGE * np.diag(spread)
        values, vectors = np.linalg.eigh(shrunk)
        whiten = vectors / np.sqrt(np.maximum(values, 1e-9 * values.max()))
        return NearestKind(names, means @ whiten, whiten)

    def of(self, embedding: Numbers) -> str:
        """The kind whose mean lies nearest to an embedding [d]."""
        distances = np.linalg.norm(self.means - embedding @ self.whiten, axis=1)
        return self.kinds[int(np.argmin(distances))]
