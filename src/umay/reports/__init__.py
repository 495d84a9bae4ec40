"""Reports: somebody tells of violence against a child, or of a suspicion; the right people read it in time, and nobody else.

Owns telling places, reports, receipts, the ladder and triage. What is done about a report is a case's. Calls vault, journal,
programme, notices, documents, people, places.
"""
