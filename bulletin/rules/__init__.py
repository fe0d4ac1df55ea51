"""Every rule that looks beyond one field; each is a generator of diagnostics."""
