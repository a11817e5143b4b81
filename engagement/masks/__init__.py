"""What people said of words: which are no names, which are to be hidden, and what that changes in stored words."""
