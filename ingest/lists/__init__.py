"""Lists of skills, as CSV, YAML or JSON: rows become the entries that a Markdown document would have."""
