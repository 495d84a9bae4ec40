"""The kit every page is made of: design tokens, components, page answers, forms, dates and numbers in six languages, errors.

Owns how Umay looks and speaks. Does not know who is signed in, what is due or where: upper rooms hand that in, the frame
through `shell`, the rest as one frozen page object. Calls nobody but core and kernel.
"""
