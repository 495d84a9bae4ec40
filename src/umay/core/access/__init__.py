"""May this person do this here? Permissions, the policy table, the actor, the one question."""
