"""How one comes in: what allauth asks of us. Sessions are in `umay.people.sessions`; who somebody is to Umay, in `queries`."""
