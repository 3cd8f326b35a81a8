"""The brief: all that is shown of a case, as one frozen record of plain words and numbers.

The page, the terminal summary and the JSON are three renderings of it; none of them looks anything
up in the case again.
"""

from demarche.app.brief.assemble import assemble
from demarche.app.brief.publish import schema_text, to_json
from demarche.app.brief.record import Brief

__all__ = ["Brief", "assemble", "schema_text", "to_json"]
