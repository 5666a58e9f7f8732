# The front end, built once.
FROM node:22-bookworm-slim AS frontend
WORKDIR /studio/frontend
COPY frontend/package.json frontend/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY frontend/ ./
RUN npm exec -- vite build

# The site: no torch in it, the web process never imports it.
FROM python:3.12-slim-bookworm AS web
ENV PYTHONUNBUFFERED=1 PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /studio
COPY requirements/serve.lock requirements/serve.lock
RUN pip install -r requirements/serve.lock
COPY manage.py pyproject.toml README.md ./
COPY spatialgen/ spatialgen/
COPY webapp/ webapp/
COPY templates/ templates/
COPY locale/ locale/
COPY --from=frontend /studio/frontend/dist frontend/dist
# The command `spatialgen`, and the version that workers and exports name.
RUN pip install --no-deps --editable .
RUN useradd --create-home --uid 10001 studio \
    && mkdir -p /data \
    && chown studio:studio /data
ENV STUDIO_DATA=/data
USER 10001
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
CMD ["uvicorn", "webapp.asgi:application", "--host", "0.0.0.0", "--port", "8000", "--lifespan", "on", "--proxy-headers", "--no-access-log", "--timeout-graceful-shutdown", "8"]

# The worker: the same code, and torch.
FROM web AS worker
USER 0
ARG TORCH="torch==2.13.0"
# The argument pins the version.
# hadolint ignore=DL3013
RUN pip install "${TORCH}"
USER 10001
ENV dramatiq_queue_prefetch=1
HEALTHCHECK NONE
CMD ["dramatiq", "webapp.worker", "--queues", "gpu", "--processes", "1", "--threads", "1", "--worker-shutdown-timeout", "30000"]
