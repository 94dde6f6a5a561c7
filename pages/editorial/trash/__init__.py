"""What is deleted in the admin can be brought back for a while."""
