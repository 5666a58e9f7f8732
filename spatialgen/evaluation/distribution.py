"""Distances between two sets of sounds, as an audio network hears them.

Axis letters: n frames, d numbers of an embedding, c classes.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


def frechet_distance(made: Numbers, true: Numbers) -> float:
    """FD between embeddings [n, d] and [m, d] taken for Gaussians.

    |mu - nu|² + Tr(A + B - 2 (A B)^(1/2)), with means and covariances over all frames of all clips
    (M. Heusel et al., NeurIPS 2017; K. Kilgour et al., Interspeech 2019 for sound). The trace of
    the root is the sum of singular values of A^(1/2) B^(1/2), here with A = F'F and B = G'G, the
    centred frames: exact also where frames are fewer than numbers. It is biased upwards when there
    are few, so only sets of one size compare.

    Raises:
        ValueError: a set holds fewer than two frames.
    """
    if min(len(made), len(true)) < 2:
        raise ValueError("A Fréchet distance takes at least two frames on each side.")
    a, b = made - made.mean(axis=0), true - true.mean(axis=0)
    a, b = a / np.sqrt(len(a) - 1), b / np.sqrt(len(b) - 1)
    root = np.linalg.svd(_upper(a) @ _upper(b).T, compute_uv=False).sum()
    apart = float(np.sum((made.mean(axis=0) - true.mean(axis=0)) ** 2))
    return max(0.0, apart + float(np.sum(a**2) + np.sum(b**2)) - 2 * float(root))


def _upper(frames: Numbers) -> Numbers:
    """A small R with R'R = F'F: at most as many rows as there are numbers in a frame."""
    if len(frames) <= frames.shape[1]:
        return frames
    return np.asarray(np.linalg.qr(frames, mode="r"))


def divergence(made: Numbers, true: Numbers) -> float:
    """KL(made || true) of two clips' class probabilities [c], in nats.

    Each is brought to sum 1 first (a tagger's sigmoids do not); 1e-6 is added to the true one, as
    in stable-audio-metrics, with which such figures are published.
    """
    p, q = made / made.sum(), true / true.sum() + 1e-6
    there = p > 0
    return float(np.sum(p[there] * np.log(p[there] / q[there])))
