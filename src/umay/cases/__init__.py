"""Cases: what the safety team does about one or more reports, until it is closed.

Owns cases, compartments, steps of the procedure, plans, interviews, referrals and hand-overs. Calls reports, journal, vault,
programme, notices, documents, people, places.
"""
