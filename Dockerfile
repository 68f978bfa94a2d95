# The service in an image: dependencies from the lock, then the wheel. It runs as a user without rights, and writes only
# to /data and /tmp: `docker run --read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges`.
FROM python:3.12-slim AS build
WORKDIR /src
RUN pip install --no-cache-dir "hatchling>=1.27" "build>=1.2"
COPY pyproject.toml README.md LICENSE CHANGELOG.md ./
COPY graph graph
COPY queries queries
COPY ingest ingest
COPY api api
RUN python -m build --wheel --no-isolation

FROM python:3.12-slim
RUN useradd --create-home --uid 10001 prereq
COPY requirements.lock /tmp/requirements.lock
RUN pip install --no-cache-dir --require-hashes -r /tmp/requirements.lock
COPY --from=build /src/dist/*.whl /tmp/
RUN pip install --no-cache-dir --no-deps /tmp/*.whl && rm /tmp/*.whl /tmp/requirements.lock && mkdir /data && chown prereq /data
USER 10001
ENV PREREQ_HOST=0.0.0.0 PREREQ_PORT=8000 PREREQ_STORE=sqlite:////data/prereq.sqlite \
    XDG_CACHE_HOME=/tmp PYTHONDONTWRITEBYTECODE=1
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=6 \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/readyz', timeout=2)"]
ENTRYPOINT ["prereq"]
CMD ["serve", "--fill"]
