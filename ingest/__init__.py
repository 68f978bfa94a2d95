"""A document becomes a graph: `outline` -> `recognise` -> `build`, with the knowledge of `ingest.catalogue`.

`recognise` decides what each entry is. Which skills its text names is found by `skill_names`, which splits it as people
write lists (`phrases`, `prose`) and looks the parts up in the `lexicon` of the catalogue's names. `pipeline` runs the
three, one after the other.
"""
