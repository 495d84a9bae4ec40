"""Ways home and around the school: lines that teachers lead, buses that wait as agreed, roads closed to traffic at set hours.

Owns lines and their head counts, the waiting plan with its daily check, and closures. Calls hazards, staffing, documents, places.
"""
