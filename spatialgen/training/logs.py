"""What a training tells: a CSV file a stage, and TensorBoard.

Axis letters: s samples.
"""

from __future__ import annotations

import csv
import logging
from pathlib import Path
from typing import Any, TextIO

from torch import Tensor

LOG = logging.getLogger("spatialgen.training")


def tell(out: TextIO) -> None:
    """Let the log be read on `out`; on a terminal a line of it takes the place of a bar."""
    clear = "\r\x1b[K" if out.isatty() else ""
    logging.basicConfig(level=logging.INFO, format=f"{clear}%(asctime)s %(message)s", stream=out)


class StageLog:
    """A stage's figures: `NAME.csv` and TensorBoard's folder, from `step` on.

    What a killed run had written beyond its checkpoint is taken back.
    """

    def __init__(self, folder: Path, name: str, step: int) -> None:
        self.path = folder / f"{name}.csv"
        self._name = name
        self._take_back(step)
        self._board = _open_board(folder / "tensorboard" / name, step)

    def _take_back(self, step: int) -> None:
        if not self.path.exists():
            return
        lines = self.path.read_text("utf-8").splitlines()
        kept = [line for line in lines[1:] if line and int(line.split(",")[0]) <= step]
        self.path.write_text("\n".join([*lines[:1], *kept]) + "\n", "utf-8")

    def write(self, figures: dict[str, Any]) -> None:
        """One line of figures; "step" comes first. Columns stay those of the first line."""
        fresh, columns = not self.path.exists(), self._columns(figures)
        with self.path.open("a", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, columns, extrasaction="ignore")
            if fresh:
                writer.writeheader()
            writer.writerow(figures)
        if self._board is not None:
            for name, value in figures.items():
                if name != "step" and isinstance(value, int | float):
                    self._board.add_scalar(f"{self._name}/{name}", value, figures["step"])

    def _columns(self, figures: dict[str, Any]) -> list[str]:
        if not self.path.exists():
            return list(figures)
        with self.path.open(encoding="utf-8") as file:
            return file.readline().strip().split(",")

    def hear(self, name: str, sound: Tensor, sample_rate: int, step: int) -> None:
        """One channel of sound [s] for TensorBoard."""
        if self._board is not None:
            peak = max(1.0, float(sound.abs().max()))
            self._board.add_audio(f"{self._name}/{name}", sound[None] / peak, step, sample_rate)

    def close(self) -> None:
        """Write out what is left."""
        if self._board is not None:
            self._board.close()


def _open_board(folder: Path, step: int) -> Any:
    """TensorBoard's writer, or None where it is not installed."""
    try:
        from torch.utils.tensorboard import SummaryWriter
    except ImportError:
        LOG.info("tensorboard is not installed: figures go to CSV files only")
        return None
    return SummaryWriter(str(folder), purge_step=step + 1)
