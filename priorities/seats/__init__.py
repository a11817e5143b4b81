"""The seats of the senior responsible owners: whose weights are theirs, and which of them they have shared."""
