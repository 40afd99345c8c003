"""Claims: what one passage of one document says, word for word.

In:  annotations (`pledgebook.language`).
Out: readings: claims with their evidence, the headline, and doubts about the source.
"""

from pledgebook.claims.claim import Claim, Reading
from pledgebook.claims.claim_of import claim_of
from pledgebook.claims.claim_record import claim_record
from pledgebook.claims.extract import extract

__all__ = ["Claim", "Reading", "claim_of", "claim_record", "extract"]
