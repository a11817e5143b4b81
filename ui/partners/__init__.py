"""The Partners screen: what is promised already, the framework, other cities, what must be in place."""
