"""Whether a worker lives in this process. Imported while Django starts, so it imports little."""

from __future__ import annotations

from typing import ClassVar

import dramatiq


class WorkerPresence(dramatiq.Middleware):
    """Knows that a worker runs here, and puts its jobs back when it is asked to stop."""

    here: ClassVar[bool] = False

    def after_worker_boot(self, broker: dramatiq.Broker, worker: dramatiq.Worker) -> None:
        """The worker of this process is up."""
        WorkerPresence.here = True

    def before_worker_shutdown(self, broker: dramatiq.Broker, worker: dramatiq.Worker) -> None:
        """SIGTERM, SIGINT or the end of the web process: what runs here goes back to the queue."""
        from webapp.jobs.leases import put_back_held_jobs  # models load later

        WorkerPresence.here = False
        put_back_held_jobs()
