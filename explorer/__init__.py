"""The product without a screen: what stands now, what may be done, and by whom."""
