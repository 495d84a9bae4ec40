"""What duties do."""
