"""Programme: a written programme becomes dated tasks that the right unit sees, does and proves.

Owns packs as adopted, obligations, their dates, what was recorded, rulings, the cascade, agreements. Tasks are
computed (obligation x unit x period); only what somebody did is a row. Calls places, people, notices, documents.
"""
