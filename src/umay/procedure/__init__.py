"""A country's procedure on the facts of a matter: which steps, until when, who may be told, how a child is heard, when it may end. Pure.

Knows no case and no person: what is known comes in, what is asked for or refused goes out. What is kept of it is `cases`'.
"""
