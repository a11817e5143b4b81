"""The ledger's screen: what became of what people said."""
