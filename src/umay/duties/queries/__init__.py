"""What duties read."""
