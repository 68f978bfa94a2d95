"""The check of a pull request: reviews a roadmap document, and compares it with the version of the base.

Run as `python -m api.ci`, by `action.yml` or by any other pipeline; its inputs are environment variables.

* `request` reads them, `base` gets the base version from git.
* `check` does the work, `summary` writes what people read, `workflow` what GitHub reads.
"""
