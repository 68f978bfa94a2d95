"""Every way in: HTTP (`api.http`) and the terminal (`api.cli`), over one `api.service`. Thin: parse, call, return."""
