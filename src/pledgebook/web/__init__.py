"""Web: the door for browsers, review pages and JSON API."""
