"""Every rule by its code, with what it asks for."""

FORMAT_RULES: dict[str, str] = {
    "encoding": "the file is UTF-8",
    "toml": "the file is TOML, 1.0 or 1.1",
    "unknown-key": "every key is one that its table takes",
    "missing-key": "every key that a table needs is there",
    "wrong-type": "a value has the TOML type that its key takes",
    "bad-value": "no text is empty, no number infinite; a claim's value is of its fact's kind",
    "bad-id": "ids are lower-case ASCII words with hyphens",
    "bad-date": "dates are EDTF and exist; `reviewed` is a full day",
    "reversed-date": "an interval ends after it starts",
    "bad-relation": "a relation is one of = < > ≤ ≥ ≈ and stands beside a number",
    "no-claims": "every event and fact has a claim",
    "duplicate-id": "an id names one thing, over all kinds",
    "unknown-source": "a claim's source is one of [[sources]]",
    "unknown-topic": "a topic that is referred to is one of [[topics]]",
}
"""The rules without which a file cannot be loaded."""

TRUST_RULES: dict[str, str] = {
    "outside-coverage": "events and facts lie within the dataset's coverage",
    "contradicted": "not every claim that names a date or value conflicts with the record",
    "weak-source": "no date or value rests on an encyclopaedia, a blog or a mirror alone",
    "duplicate-name": "a name leads to one thing",
    "alike": "two sources differ in symbol or issuer, in date, or in title",
    "mixed-series": "the facts of a series are figures of one unit",
    "order": "events and facts stand in chronological order",
    "whitespace": "no spaces around a text of one line, no two of them in a row",
    "control-character": "no control, bidirectional or invisible characters",
    "title-too-long": "a title has at most 70 characters",
    "address": "an address can be linked",
    "wikidata": "an item of Wikidata is a Q and digits",
    "language": "a language of names is a tag as in kk or zh-Hant (BCP 47)",
    "symbol": "a symbol with a slash looks like one of the United Nations",
    "unused": "every source and topic is referred to",
}
"""The rules a dataset keeps to be trusted and read with ease."""

RULES = FORMAT_RULES | TRUST_RULES
"""Every rule by its code, with what it asks for."""
