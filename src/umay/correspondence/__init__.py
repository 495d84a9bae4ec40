"""Letters of a case: written from what is known, numbered, sealed into it, sent and answered; and the way of an accusation of staff.

Where a letter's words come from is `umay.documents`; what a case knows is `umay.cases`.
"""
