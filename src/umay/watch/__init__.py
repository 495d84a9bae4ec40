"""Watch: the day at the posts: who should be here now, who is, kit, the log, empty posts, and the proof of what was covered.

Owns sign-ins, kit handed out, log lines, alarms and coverage. Calls rosters, posts, staffing, hazards, notices, places.
"""
