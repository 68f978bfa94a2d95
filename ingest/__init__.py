"""A document becomes a graph: outline -> recognise -> build, with the knowledge of `ingest.catalogue`."""
