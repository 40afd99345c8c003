"""Jobs: what a user asks for, one function each."""
