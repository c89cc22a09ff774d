"""A Dataset and a question, to an Answer. Pure; nothing here reads the clock."""
