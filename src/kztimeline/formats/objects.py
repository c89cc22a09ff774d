"""Things to the objects that their JSON has, for programs in Python such as pandas."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from ..model import Dataset, Source, Thing, Topic
from ..queries.answer import Answer, subject
from . import records as json
from .records import Record

if TYPE_CHECKING:
    from ..queries.anniversaries import Anniversary
    from ..queries.between import Distance
    from ..queries.claims import CheckedClaim
    from ..queries.search import Hit

    Recorded = Thing | Hit | Anniversary | CheckedClaim | Distance


def records(things: "Iterable[Recorded] | Answer", dataset: Dataset | None = None) -> list[Record]:
    """Return an answer, or things of any kind, as the objects that their JSON has.

    Dates are EDTF strings as there; their bounds, `earliest` and `latest`, are `datetime.date`.
    The object of a topic or a source tells what is said of it, so it needs the `dataset`: without
    it there is a TypeError.
    """
    if not isinstance(things, Answer):
        listed = tuple(things)
        if dataset is None and any(isinstance(subject(each), Topic | Source) for each in listed):
            raise TypeError("topics and sources need their dataset; write records(things, dataset)")
        # Nothing else asks for it.
        things = Answer(cast("Dataset", dataset), "hits", listed)
    return [_bounded(found) for found in json.records(things)]


def _bounded(value: Any) -> Any:
    if isinstance(value, list):
        return [_bounded(each) for each in value]
    if isinstance(value, dict):
        return {key: _bound(key, each) or _bounded(each) for key, each in value.items()}
    return value


def _bound(key: str, value: object) -> date | None:
    if key in ("earliest", "latest") and isinstance(value, str):
        return date.fromisoformat(value)
    return None
