"""Signs: the guide to what harm looks like, what to think of and whom to call. Keeps nothing.

Owns one page. Calls programme and reports for what the country's documents say, procedure for its order, people and places.
"""
