"""`SafeTable` in, words and pictures out."""
