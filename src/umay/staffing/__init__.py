"""Staffing: people near children at a school, what clears them, what they were taught, and the pass by which a parent comes in.

Owns workers, class links, passes, clearances, the inner register, trainings, commitments, certificates.
Calls programme, documents, notices, people, places.
"""
