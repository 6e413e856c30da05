FROM python:3.11-slim

ENV PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=portal.settings.production

WORKDIR /srv/portal/site

# The lock file alone first: as long as it stays the same, so does this layer.
COPY requirements.txt .
RUN pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements.txt

COPY . .

# Collecting static files needs settings that start, not the real ones: the example's, and a key
# that is forgotten when this line ends.
RUN set -a && . ./docs/example.env \
    && SECRET_KEY=$(python -c "import secrets; print(secrets.token_urlsafe(50))") \
    && python -m portal collectstatic --noinput --verbosity 0

RUN useradd --system --uid 10001 --no-create-home portal \
    && mkdir /srv/portal/media /srv/portal/scratch /srv/portal/index \
    && chown portal /srv/portal/media /srv/portal/scratch /srv/portal/index
USER portal

EXPOSE 8000
CMD ["gunicorn", "portal.wsgi", "--bind", "0.0.0.0:8000", "--workers", "2", "--threads", "8", "--worker-tmp-dir", "/dev/shm"]
