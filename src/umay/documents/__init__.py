"""Documents: renders frozen values to bytes, with the right fonts for every language, and looks at files that come from outside.

Owns how a table, a calendar, a letter and a poster look, the texts of letters, packages for other offices, what is kept of a file from
outside, and the register of letters. Owns nothing of what stands in a letter: words come in, bytes go out, and only the hash is kept.
"""
