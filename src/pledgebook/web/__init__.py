"""Web: the door for browsers, review pages and JSON API.

In:  a desk (`pledgebook.jobs`): a ledger held open for many.
Out: an ASGI application.
"""

from pledgebook.web.app import application
from pledgebook.web.serve import serve

__all__ = ["application", "serve"]
