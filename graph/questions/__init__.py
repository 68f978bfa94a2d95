"""The questions, one module a verb: a function of that name, and the frozen dataclasses that it answers with.

Names of skills and topics are ids, names or aliases; lists are in learning order unless they say otherwise.
"""
