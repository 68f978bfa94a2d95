"""Prereq over HTTP: `create_app` builds the whole application from its settings."""

from api.http.app import create_app

__all__ = ["create_app"]
