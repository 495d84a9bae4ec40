"""What may be done with a followed child's record, and which mobile team goes to which school. Pure."""
