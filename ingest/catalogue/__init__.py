"""The curated knowledge: one folder a domain, one YAML file a topic; read and checked by `ingest.catalogue.loader`."""

from ingest.catalogue.loader import Catalogue, Meaning, NameReading, load

__all__ = ["Catalogue", "Meaning", "NameReading", "load"]
