"""A dataset in Arabic: no number of ours is drawn among its letters, in any format in lines."""

from pathlib import Path

import pytest
from inprocess import answered

DATA = """\
[dataset]
title = "تاريخ البلد"
description = "وصف"
version = "1"
license = "CC0-1.0"
coverage = "1990/2010"
reviewed = "2020-01-01"
language = "ar"

[[sources]]
id = "first"
title = "كتاب"
author = "نور أحمد"
kind = "book"
date = "1995-05-02"

[[sources]]
id = "second"
title = "كتاب آخر"
author = "نور أحمد"
kind = "book"
date = "1999-05-03"

[[topics]]
id = "town"
title = "المدينة"

[[events]]
id = "school"
date = "1992-03-02"
title = "افتتاح المدرسة"
topics = ["town"]
claims = [{ source = "first", at = "ص 12", date = "1992-03-02" }]

[[facts]]
id = "pupils"
topic = "town"
title = "عدد التلاميذ"
value = 179
as_of = "1992"
claims = [{ source = "second", value = 182 }]
"""


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        ("show school --format table", "نور أحمد, of 2 May 1995, ص 12 says 2 March 1992 — "),
        ("show school --format md", "- نور أحمد, of 2 May 1995, ص 12 says 2 March 1992 — "),
        ("show first --format table", "افتتاح المدرسة is 2 March 1992 — "),
        ("show first --format md", "افتتاح المدرسة is 2 March 1992 — "),
        ("show town --format md", "- عدد التلاميذ is 179"),
        ("search pupils --format table", "عدد التلاميذ is 179"),
        ("search pupils --format md", "عدد التلاميذ is 179"),
        ("claims --source first --format table", "ص 12 says 2 March 1992"),
        ("list --format ics", "says 2 March 1992 (sole)"),
        ("timeline --format table", "تاريخ البلد has 1 event, 1992"),
        ("timeline --format svg", ">تاريخ البلد version 1 · CC0-1.0"),
        ("between school 2000-01-05 --format md", "From افتتاح المدرسة (of 2 March 1992) to"),
    ],
)
def test_a_word_before_a_number(tmp_path: Path, args: str, expected: str) -> None:
    """A word in Latin letters stands between, where English has a colon, a blank or a bracket."""
    path = tmp_path / "data.toml"
    path.write_text(DATA, encoding="utf-8")
    code, out, _ = answered(*args.split(), "--data", path)
    assert code == 0
    assert expected in out.replace("\r\n ", "")


def test_what_is_shown_can_be_asked(tmp_path: Path) -> None:
    """A source is found by the name that is shown of it, word and all."""
    path = tmp_path / "data.toml"
    path.write_text(DATA, encoding="utf-8")
    code, out, _ = answered("show", "نور أحمد, of 2 May 1995", "--data", path)
    assert (code, "first" in out) == (0, True)
