"""The board's paper and the public narrative, from what stands: a model first, then Word and HTML that render it."""
