"""What people said of evidence: the points that speak for a priority, and the topics by which they are chosen."""
