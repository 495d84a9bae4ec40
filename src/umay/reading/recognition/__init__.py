"""From the lines of a source to rows of duties: blocks, tables, running text. Reads no files and writes nothing."""
