"""A document becomes a graph: `outline` -> `recognise` -> `build`, with the knowledge of `ingest.catalogue`.

`recognise` decides what each entry is; which skills its text names is read by `reader`, which splits it as people write
lists (`phrases`, `prose`) and looks the parts up in the `lexicon` of the catalogue's names.
"""
