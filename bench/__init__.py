"""How long kztimeline takes beside its peers, measured as whole processes."""
