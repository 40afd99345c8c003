"""Documents: bytes in, documents out.

In:  paths, folders, standard input, addresses.
Out: documents, and findings about inputs that could not be read.
"""

from pledgebook.documents.document import Document
from pledgebook.documents.read import read_inputs
from pledgebook.documents.settings import ReadSettings
from pledgebook.documents.sources import count_inputs, list_inputs

__all__ = ["Document", "ReadSettings", "count_inputs", "list_inputs", "read_inputs"]
