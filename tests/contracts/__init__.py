"""Rules about the whole. Each walks the source, so that a new file is covered without anybody thinking of it."""
