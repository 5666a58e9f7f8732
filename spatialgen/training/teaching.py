"""The image encoder's training on frames drawn as they are needed."""

from __future__ import annotations

import logging
from pathlib import Path

import numpy as np
import torch

from ..encoders.convnet import ConvNetEncoder
from .dataset import Truth, render_panoramas, training_scene, truth_of
from .looking import VIEWS, Answers, look_at, looking_loss, turn
from .settings import LookingSettings

LOG = logging.getLogger("spatialgen.training")


def teach_to_look(
    encoder: ConvNetEncoder, settings: LookingSettings, seed: int, out_dir: Path
) -> None:
    """Train the image encoder on frames of scenes; what it learned is kept in `out_dir`."""
    kept = out_dir / "encoder.pt"
    if kept.exists():
        encoder.load_state_dict(torch.load(kept, weights_only=True))
        return
    out_dir.mkdir(parents=True, exist_ok=True)
    optimiser = torch.optim.AdamW(encoder.parameters(), lr=settings.rate, weight_decay=1e-4)
    rng = np.random.default_rng(seed)
    for step in range(settings.steps):
        frames, answers = [], []
        for _ in range(settings.scenes):
            scene = training_scene(int(rng.integers(500_000)), settings.frames / 8)
            panorama, truth = render_panoramas(scene), truth_of(scene)
            some = Truth(truth.there, truth.direction, truth.activity)
            rolled, answer = turn(panorama, some, int(rng.integers(panorama.shape[2])))
            frames.append(rolled)
            answers.append(answer)
        joined = Answers(
            *(
                torch.cat([getattr(a, n) for a in answers])
                for n in ("there", "direction", "activity")
            )
        )
        seen = look_at(encoder, torch.cat(frames))
        loss = torch.stack([looking_loss(seen[v], joined.within(v), v) for v in VIEWS]).sum()
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
        if step % 50 == 0:
            LOG.info("looking: step %d, loss %.3f", step, loss.item())
    torch.save(encoder.state_dict(), kept)
