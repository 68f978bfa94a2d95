"""The manual, README and docs, as what can be run, compared and made."""
