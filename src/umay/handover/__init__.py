"""Handover: what leaves a case for others, and what comes back: referrals, locked packages, receipts, wipes, transfers, requests.

Owns the outgoing and its receipts, files on their way to another school, and who asked what is kept. What is handed on is a case's or a
report's and is asked of it. Calls cases, reports, protected, vault, notices, documents, people, places.
"""
