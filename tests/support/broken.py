"""Datasets with one thing wrong each: what is replaced by what, and what is said of it."""

from strategies import SMALL

TEXT = SMALL.read_text("utf-8")

BROKEN = {
    # what is taken out of the sample; what is put there, with » on the line of the error;
    # what it says
    "root, unknown key": (
        "[dataset]",
        "»[daatset]",
        "unknown key daatset; did you mean dataset?",
    ),
    "root, nothing like it": (
        "[dataset]",
        "»[[people]]\n[dataset]",
        "unknown key people; the file takes dataset, sources, topics, events, facts",
    ),
    "header, unknown key": (
        "license = ",
        "»licence = ",
        "unknown key licence; did you mean license?",
    ),
    "header, missing key": (
        '[dataset]\ntitle = "The River League"',
        "»[dataset]",
        "the dataset needs the key title",
    ),
    "header, two brackets": (
        "[dataset]",
        "»[[dataset]]",
        "the dataset must be a table, not an array",
    ),
    "header, TOML date": (
        'reviewed = "2020-05-01"',
        "»reviewed = 2020-05-01",
        'reviewed: must be an EDTF date in quotes, as in "2006-11", not a TOML date or time',
    ),
    "header, no day": (
        'reviewed = "2020-05-01"',
        '»reviewed = "2020-05"',
        'reviewed: "2020-05" must be a full day, as in 2006-11-02',
    ),
    "source, wrong type": (
        'kind = "book"',
        "»kind = 1",
        "kind: must be text in quotation marks, not an integer",
    ),
    "source, empty text": (
        'title = "Diary of a delegate"',
        '»title = "  "',
        "title: must not be empty; leave the key out instead",
    ),
    "source, no id": (
        'id = "diary"',
        '»id = "Diary"',
        'id: "Diary" is no id; write lower-case words with hyphens, as in un-founded',
    ),
    "topic, names": (
        'names.en = ["Ports for All"]',
        '»names.en = "Ports for All"',
        "names: must be an array in square brackets, not text",
    ),
    "topic, names of no language": (
        'names.en = ["Ports for All"]',
        '»names = "Ports for All"',
        "names: must be a table of languages, not text",
    ),
    "topic, one wrong name": (
        'ru = ["Лига рек", "ЛР"]',
        'ru = ["Лига рек",\n»""]',
        "names: must not be empty; leave the key out instead",
    ),
    "event, unknown key": (
        'title = "First harbour opens"',
        '»titel = "First harbour opens"',
        "unknown key titel; did you mean title?",
    ),
    "event, nothing like it": (
        'place = "New York"',
        '»where = "New York"',
        "unknown key where; an event takes id, date, title, summary, place, topics, names, claims",
    ),
    "event, missing key": (
        '[[events]]\nid = "first-harbour"\ndate = "199X"',
        '»[[events]]\nid = "first-harbour"',
        "an event needs the key date",
    ),
    "event, wrong type": (
        'topics = ["ecosoc"]',
        '»topics = "ecosoc"',
        "topics: must be an array in square brackets, not text",
    ),
    "event, one wrong item": (
        '["harbour", "league"]',
        '["harbour",\n# x\n»"The League"]',
        'topics: "The League" is no id; write lower-case words with hyphens, as in un-founded',
    ),
    "event, no claims": (
        'claims = [{ source = "diary", date = "1995" }]',
        "»claims = []",
        "there are no claims; every statement needs a source",
    ),
    "event, claims of another type": (
        'claims = [{ source = "diary", date = "1995" }]',
        '»claims = "diary"',
        "claims: must be an array in square brackets, not text",
    ),
    "claim, no table": (
        'claims = [{ source = "diary", date = "1995" }]',
        '»claims = ["diary"]',
        "an event's claim must be a table, not text",
    ),
    "claim, missing key": (
        '{ source = "diary", date = "2006-11-02" }',
        '»{ date = "2006-11-02" }',
        "an event's claim needs the key source",
    ),
    "claim, impossible day": (
        'source = "res-7"\ndate = "1992-03-02"',
        'source = "res-7"\n»date = "1992-02-30"',
        'date: "1992-02-30": there are 29 days in February 1992',
    ),
    "claim of an event, figure": (
        '{ source = "diary", date = "1995" }',
        '»{ source = "diary", value = 5 }',
        "unknown key value; an event's claim takes source, at, date, note",
    ),
    "claim of a fact, unknown key": (
        "value = 57 },",
        '»value = 57, unit = "towns" },',
        "unknown key unit; a fact's claim takes source, at, value, relation, note",
    ),
    "fact, nan": ("value = 57\n", "»value = nan\n", "value: must be a finite number"),
    "fact, infinity": ("value = 57\n", "»value = -inf\n", "value: must be a finite number"),
    "fact, bool": (
        "value = 57\n",
        "»value = true\n",
        "value: must be a number or text, not true or false",
    ),
    "claim of a fact, bool": (
        "value = 57 },",
        "»value = false },",
        "value: must be a number or text, not true or false",
    ),
    "claim of a fact, text for a figure": (
        "value = 57 },",
        '»value = "57" },',
        "value: the fact's value is an integer, this one is text",
    ),
    "claim of a fact, figure for text": (
        'value = "rivers join"',
        "»value = 1.5",
        "value: the fact's value is text, this one is a float",
    ),
    "relation, unknown": (
        'relation = ">"',
        '»relation = "over"',
        'relation: "over" is no relation; write one of = < > ≤ ≥ ≈',
    ),
    "relation without value": (
        "value = 50, relation",
        "»relation",
        "relation: there is no value that it relates to",
    ),
    "relation of text": (
        'value = "rivers join"',
        '»value = "rivers join", relation = "≥"',
        "relation: text can only be equal; leave relation out",
    ),
    "id twice in a kind": (
        'id = "harbour"',
        '»id = "ecosoc"',
        'the id "ecosoc" is taken by one of the topics; every id must be unique',
    ),
    "id twice across kinds": (
        'id = "motto"',
        '»id = "diary"',
        'the id "diary" is taken by one of the sources; every id must be unique',
    ),
    "no such source": (
        'source = "res-7"\n',
        '»source = "res-8"\n',
        'no source has the id "res-8"; did you mean res-7?',
    ),
    "a topic for a source": (
        '{ source = "diary", date = "1995" }',
        '»{ source = "league", date = "1995" }',
        'no source has the id "league"; add it under [[sources]]',
    ),
    "no such topic of an event": (
        '["harbour", "league"]',
        '["harbour",\n»"leage"]',
        'no topic has the id "leage"; did you mean league?',
    ),
    "no such topic of a fact": (
        'topic = "league"\ntitle = "Motto',
        '»topic = "xyz"\ntitle = "Motto',
        'no topic has the id "xyz"; add it under [[topics]]',
    ),
}
