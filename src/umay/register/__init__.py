"""Register: who may not work with children again, after a final decision alone, and what a human says of names that are like one of it.

Owns entries, their blind words, and questions about people of the rooms above, whom it knows by an id. Calls people, places.
"""
