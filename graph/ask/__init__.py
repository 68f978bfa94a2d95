"""A question in plain words: rules and the resolver of names, no language model.

Three rooms: the names in a sentence (`graph.ask.words`, `graph.ask.spelling`, `graph.ask.mentions`); what is asked
(`graph.ask.calendar` for hours and dates, `graph.ask.patterns` for the table of phrasings, `graph.ask.frame` that reads
by it); and the answer (`graph.ask.answer`).
"""
