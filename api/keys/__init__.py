"""Keys of programs and people who may write: made, kept as hashes, checked; and the log of what they wrote."""
