"""Claims: what one passage of one document says, word for word.

In:  annotations (`pledgebook.language`).
Out: readings: claims with their evidence, the headline, and doubts about the source.

From the words outward; a part knows those above it only:

- `words`: what the words of a sentence mean, and the steps between a thing and its verb
- `firmness`: how firm an act is (codebook 1)
- `parties`: who gives and who gains, as far as one sentence says (2)
- `acts`: the acts one sentence tells of, each a draft
- `figures`: what a figure adds (4)
- `document`: what a sentence leaves to its document: who, to whom, what stays at home
- `support`: what is not support, or says too little to be a claim (4.7, 7.1)
- `finishing`: drafts settled, merged, attributed and timed, with headline and confidence (4 to 7)

`extract.py` is the step itself.
"""

from pledgebook.claims.claim import Claim, Reading
from pledgebook.claims.claim_of import claim_of
from pledgebook.claims.claim_record import claim_record
from pledgebook.claims.extract import extract

__all__ = ["Claim", "Reading", "claim_of", "claim_record", "extract"]
