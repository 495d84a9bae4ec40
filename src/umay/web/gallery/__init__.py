"""Every component in every state, and sample pages; in a demo or while developing only. Everything in it is invented."""
