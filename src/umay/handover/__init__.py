"""Handover: what leaves a case for others, and what comes back: referrals, locked packages, letters, receipts, wipes, transfers.

Owns the outgoing and its receipts. What is handed on is a case's and is asked of it. Calls cases, reports, vault, notices, documents,
people, places.
"""
