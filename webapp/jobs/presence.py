"""Whether a worker lives in this process. Imported while Django starts, so it imports little."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import dramatiq

if TYPE_CHECKING:
    from webapp.operations.heartbeats import Heart


class WorkerPresence(dramatiq.Middleware):
    """Knows that a worker runs here, and puts its jobs back when it is asked to stop."""

    here: ClassVar[bool] = False
    heart: ClassVar[Heart | None] = None

    def after_worker_boot(self, broker: dramatiq.Broker, worker: dramatiq.Worker) -> None:
        """The worker of this process is up."""
        from webapp.jobs.leases import doing  # models load later
        from webapp.operations.heartbeats import Heart

        WorkerPresence.here = True
        WorkerPresence.heart = Heart(doing)
        WorkerPresence.heart.start()

    def before_worker_shutdown(self, broker: dramatiq.Broker, worker: dramatiq.Worker) -> None:
        """SIGTERM, SIGINT or the end of the web process: what runs here goes back to the queue."""
        from webapp.jobs.leases import put_back_held_jobs  # models load later

        WorkerPresence.here = False
        put_back_held_jobs()
        if WorkerPresence.heart is not None:
            WorkerPresence.heart.stop()
