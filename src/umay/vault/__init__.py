"""Vault: the keys of persons, how they are opened for an hour, and how they come back when somebody lost theirs.

Owns key pairs, their slots, opened vaults and the recovery key. What is sealed with them belongs to the rooms above; the formats
stand in `core.sealing`. Calls people, places and notices.
"""
