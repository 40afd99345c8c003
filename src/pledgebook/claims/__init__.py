"""Claims: what one passage of one document says, word for word."""
