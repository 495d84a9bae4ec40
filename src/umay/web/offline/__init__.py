"""The offline kit: a worker that keeps a form at hand without a connection, and a locked queue on the device that is sent once."""
