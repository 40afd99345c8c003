"""Documents: bytes in, documents out.

In:  paths, folders, standard input, addresses.
Out: documents, and findings about inputs that could not be read.
"""

from pledgebook.documents.document import Document

__all__ = ["Document"]
