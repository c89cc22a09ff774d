"""The commands as a user types them, on the bundled dataset."""

import html
import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import inprocess
import pytest
from strategies import SMALL

from kztimeline import __version__
from kztimeline.cli import run
from kztimeline.dataset.load import load
from kztimeline.model import VERDICTS, Dataset
from kztimeline.queries.filters import Filter, Question


class Outcome(NamedTuple):
    """What a command line came to."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The lines of the answer."""
        return self.out.splitlines()

    @property
    def ids(self) -> list[str]:
        """The ids of a plain listing: its last fields."""
        return [line.split("\t")[-1] for line in self.lines]


Kz = Callable[..., Outcome]


@pytest.fixture
def kz(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Kz:
    """Run a command line in this process, its output in a pipe of 80 columns."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("KZTIMELINE_DATA", raising=False)
    inprocess.read_once(monkeypatch)

    def call(*args: str) -> Outcome:
        code = run(list(args))
        captured = capfd.readouterr()
        return Outcome(code, captured.out, captured.err)

    return call


class TestList:
    """`list` and its filters."""

    def test_a_year(self, kz: Kz) -> None:
        """A year takes what happened in it, and what lasted into it."""
        ids = kz("list", "2006").ids
        assert "ecosoc-election" in ids
        assert "undaf-period" in ids
        assert "escap-session" not in ids

    @pytest.mark.parametrize(
        "period",
        [
            ["2006-06"],
            ["June", "2006"],
            ["June 2006"],
            ["--year", "2006", "2006-06"],
            ["--since", "2006-06", "--until", "30 June 2006"],
        ],
    )
    def test_the_same_month_in_many_words(self, kz: Kz, period: list[str]) -> None:
        """However a month is typed, the answer is the same."""
        assert kz("list", *period).out == kz("list", "2006-06").out
        assert "cica-summit-2006" in kz("list", *period).ids

    def test_certain(self, kz: Kz) -> None:
        """--certain keeps only what must fall in the period."""
        may, must = kz("list", "2006").ids, kz("list", "2006", "--certain").ids
        assert set(must) < set(may)
        assert "undaf-period" not in must

    def test_reverse(self, kz: Kz) -> None:
        """--reverse turns the order round."""
        assert kz("list", "--reverse").lines == kz("list").lines[::-1]
        found = kz("search", "election").lines
        assert len(found) > 1
        assert kz("search", "election", "--reverse").lines == found[::-1]

    @pytest.mark.parametrize("name", ["cica", "CICA", "СВМДА", "svmda", "АӨСШК"])
    def test_a_topic_by_any_name(self, kz: Kz, name: str) -> None:
        """--topic takes names in every language and script."""
        ids = kz("list", "--topic", name).ids
        assert {"cica-proposal", "cica-summit-2006"} <= set(ids)
        assert "admission" not in ids

    @pytest.mark.parametrize("name", ["Almaty", "almaty", "Алматы", "Alma-Ata"])
    def test_a_place_by_any_name(self, kz: Kz, name: str) -> None:
        """--place takes the names of the place's topic too."""
        ids = kz("list", "--place", name).ids
        assert "landlocked-conference" in ids
        assert "ecosoc-election" not in ids

    def test_a_status(self, kz: Kz) -> None:
        """--status keeps what the sources support so well."""
        assert kz("list", "--status", "disputed").ids == [
            "cica-proposal",
            "last-warheads",
            "semipalatinsk-resolution-1997",
            "landlocked-conference",
            "undef-established",
            "disarmament-message",
        ]

    def test_an_empty_answer_is_an_answer(self, kz: Kz) -> None:
        """Nothing found is exit 0: no line in a pipe, `[]` in JSON, a sentence for a person."""
        assert kz("list", "1800") == (0, "", "")
        assert kz("list", "1800", "--json") == (0, "[]\n", "")
        assert "No event matches" in kz("list", "1800", "--format", "table").out

    def test_the_table_has_words_marks_and_ids(self, kz: Kz) -> None:
        """A person gets dates in words, a mark with its meaning, and the id."""
        out = kz("list", "2003-08", "--format", "table").out
        assert "28–29 Aug 2003" in out
        assert "! a source conflicts with the record" in out
        assert "landlocked-conference" in out


class TestShow:
    """`show`: one thing, by any of its names."""

    @pytest.mark.parametrize(
        ("name", "ident"),
        [
            ("cica", "cica"),
            ("СВМДА", "cica"),
            ("亚信", "cica"),
            ("landlocked-conference", "landlocked-conference"),
            ("landlocked-confer", "landlocked-conference"),
            ("landloked-conference", "landlocked-conference"),
            ("UN ESCAO", "escap"),
            ("ЭКОСОС", "ecosoc"),
            ("ekosos", "ecosoc"),
            ("Біріккен Ұлттар Ұйымы", "un"),
            ("U.N.", "un"),
            ("nazarbaev", "nazarbayev"),
            ("tazhin-2007", "tazhin-2007"),
            ("ecosoc-votes", "ecosoc-votes"),
        ],
    )
    def test_names(self, kz: Kz, name: str, ident: str) -> None:
        """Ids, acronyms, aliases in any language, beginnings and slips all lead there."""
        outcome = kz("show", name, "--json")
        assert outcome.code == 0
        assert json.loads(outcome.out)["id"] == ident

    def test_several_words_need_no_quotes(self, kz: Kz) -> None:
        """The words of a name may stand apart."""
        assert kz("show", "security", "council").out == kz("show", "Security Council").out

    def test_a_topic_card(self, kz: Kz) -> None:
        """CICA's card has its proposal of 1992 and its summit of 2006, in that order."""
        card = json.loads(kz("show", "cica", "--json").out)
        dates = {event["id"]: event["date"] for event in card["events"]}
        assert dates["cica-proposal"] == "1992-10-05"
        assert dates["cica-summit-2006"] == "2006-06-17"
        assert list(dates.values()) == sorted(dates.values())

    def test_an_event_card_says_who_is_wrong(self, kz: Kz) -> None:
        """The interview's wrong month reads as one line, with its place and verdict."""
        out = kz("show", "landlocked-conference", "--format", "table").out
        assert "Marat Tazhin, A1.7: January 2003 — conflicts with the record  tazhin-2007" in out
        assert "28–29 August 2003 — agrees with the record" in out

    def test_unknown(self, kz: Kz) -> None:
        """An unknown name is exit 1, says what the dataset covers, and prints nothing."""
        code, out, err = kz("show", "zanzibar")
        assert (code, out) == (1, "")
        assert "the dataset covers 1945–2022" in err
        assert err.count("\n") == 1

    def test_did_you_mean(self, kz: Kz) -> None:
        """A name that could be several is exit 1 and lists them."""
        code, out, err = kz("show", "hiv-cases")
        assert (code, out) == (1, "")
        assert "did you mean hiv-" in err


class TestSearch:
    """`search`: words in, ranked things out."""

    @pytest.mark.parametrize(
        ("words", "first"),
        [
            ("187 votes", "ecosoc-votes"),
            ("votes 187", "ecosoc-votes"),
            ("when did kazakhstan join the un", "admission"),
            ("landlocked first conference", "landlocked-conference"),
            ("лендлокед чемпионат", "landlocked-conference"),
            ("xyzzy", ""),
            ("семипалатинск полигон", "semipalatinsk"),
            ("second cica summit", "cica-summit-2006"),
        ],
    )
    def test_the_best_hit(self, kz: Kz, words: str, first: str) -> None:
        """The thing that was meant comes first; nonsense finds nothing."""
        ids = kz("search", *words.split()).ids
        assert ids[:1] == ([first] if first else [])

    def test_scores_fall(self, kz: Kz) -> None:
        """Each hit is the whole object with its score, best first."""
        hits = json.loads(kz("search", "cica", "summit", "--json").out)
        scores = [hit["score"] for hit in hits]
        assert scores == sorted(scores, reverse=True)
        assert {hit["type"] for hit in hits} <= {"event", "fact", "topic", "source"}

    def test_search_says_what_it_took(self, kz: Kz) -> None:
        """A word that is only there without its slip is said on standard error, as a name is."""
        assert kz("search", "amdission").err == 'kztimeline: "amdission" is taken for admission\n'
        assert kz("search", "admission").err == ""

    def test_on_today(self, kz: Kz) -> None:
        """Today may be named, as it may for `between`."""
        assert kz("on", "today", "--today", "2026-03-02") == kz("on", "--today", "2026-03-02")

    @pytest.mark.parametrize("text", ["", " ", "!!!"])
    def test_nothing_to_search_for(self, kz: Kz, text: str) -> None:
        """A question without a word, as of a variable that is not set, finds nothing in silence."""
        code, out, err = kz("search", text)
        assert (code, out) == (2, "")
        assert err.startswith("kztimeline: there is no word to search for in ")

    def test_filters_leave_topics_out(self, kz: Kz) -> None:
        """With a period asked for, only dated things can answer."""
        hits = json.loads(kz("search", "ban", "--year", "2006", "--json").out)
        assert hits
        assert all(hit["type"] != "topic" for hit in hits)


class TestFactsAndSources:
    """`facts` and `sources`."""

    def test_facts_of_a_topic(self, kz: Kz) -> None:
        """A name narrows the facts to its topic."""
        ids = kz("facts", "ЭКОСОС").ids
        assert "ecosoc-votes" in ids
        assert len(ids) < len(kz("facts").lines)

    def test_facts_of_an_event_a_fact_and_a_source(self, kz: Kz) -> None:
        """An event stands for its topics, a fact for itself, a source for what it states."""
        assert "ecosoc-votes" in kz("facts", "ecosoc-election").ids
        assert kz("facts", "ecosoc-votes").ids == ["ecosoc-votes"]
        assert "admissions-since-1992" in kz("facts", "tazhin-2007").ids

    def test_sources_count_their_claims(self, kz: Kz) -> None:
        """Every source is listed once with the number of its claims."""
        found = {
            source["id"]: source["claim_count"]
            for source in json.loads(kz("sources", "--json").out)
        }
        dataset = load()
        assert found == {each.id: len(dataset.claims_of(each.id)) for each in dataset.sources}
        assert found["tazhin-2007"] == max(found.values())

    def test_sources_of_a_topic(self, kz: Kz) -> None:
        """A filter keeps the documents that the filtered statements rest on."""
        ids = kz("sources", "--topic", "undef").ids
        assert "tazhin-2007" in ids
        assert len(ids) < len(load().sources)


class TestClaims:
    """`claims`, and what a source says."""

    def test_what_is_claimed(self, kz: Kz) -> None:
        """A line has the verdict, who says what, what the record has, and on what."""
        (line,) = kz("claims", "--topic", "undef", "--verdict", "conflicts").lines
        assert line.split("\t")[:3] == ["conflicts", "tazhin-2007", "A4.9"]
        title, status = "UN Democracy Fund announced", "disputed"
        assert line.split("\t")[-3:] == [title, status, "undef-established"]
        for style in ("table", "md", "html"):
            out = kz("claims", "--topic", "undef", "--format", style).out
            assert "Democracy Fund" in out
            assert "disputed" in out or "! a source conflicts" in out

    @pytest.mark.parametrize("verdict", VERDICTS)
    def test_a_verdict_is_asked_for_as_it_is_shown(self, kz: Kz, verdict: str) -> None:
        """The option, the column, the table and JSON have one vocabulary."""
        args = ("claims", "--verdict", verdict)
        found = {claim["verdict"] for claim in json.loads(kz(*args, "--json").out)}
        assert found <= {verdict}
        assert {line.split("\t")[0] for line in kz(*args).lines} == found
        if found:
            assert kz(*args, "--format", "table").lines[0].split()[0] == verdict

    def test_the_interview_alone(self, kz: Kz) -> None:
        """Where the record is the interview's own word, it does not confirm itself."""
        lines = kz("claims", "--source", "interview", "--verdict", "sole").lines
        assert lines
        assert all("tazhin-2007" in line.split("\t")[7] for line in lines)
        assert not any("corroborated" in line for line in lines)

    def test_a_table_has_ids_to_go_on_with(self, kz: Kz) -> None:
        """The event or fact, and the source, can each be shown next."""
        out = kz("claims", "--topic", "undef", "--format", "table").out
        assert "undef-established" in out
        assert "un-news-2005-07" in out

    @pytest.mark.parametrize("name", ["interview A4.4", "tazhin-2007 a4.4", "Marat Tazhin, A4.4"])
    def test_what_a_sentence_says(self, kz: Kz, name: str) -> None:
        """A source with a place in it is a name for what it says there."""
        outcome = kz("show", name)
        assert "admissions-since-1992" in outcome.ids
        assert outcome == kz("show", *name.split())
        assert outcome == kz("claims", "--source", "interview", "--at", "A4.4")

    @pytest.mark.parametrize("name", ["interview A99.9", "undef A4.4", "A4.4"])
    def test_no_such_sentence(self, kz: Kz, name: str) -> None:
        """Where it says nothing, nothing is called so."""
        assert kz("show", name).code == 1

    def test_a_source_tells_what_it_says(self, kz: Kz) -> None:
        """Its claims are in every format that can hold them, with what they are about."""
        card = json.loads(kz("show", "interview", "--json").out)
        assert (len(card["claims"]), card["claim_count"]) == (95, 95)
        assert {"of", "title", "verdict"} < set(card["claims"][0])
        for style in ("table", "text", "jsonl", "csv", "md", "html", "ics", "mermaid", "svg"):
            assert "CICA" in kz("show", "interview", "--format", style).out, style

    def test_a_source_is_a_filter(self, kz: Kz) -> None:
        """--source keeps what a source says something of, on every listing."""
        said = {
            claim["of"] for claim in json.loads(kz("show", "undl-584764", "--json").out)["claims"]
        }
        by = ("--source", "A/RES/61/3")
        assert said
        assert {*kz("list", *by).ids, *kz("facts", *by).ids} == said
        assert set(kz("search", "membership", *by).ids) <= said
        assert set(kz("claims", *by).ids) == said
        assert "undl-584764" in kz("sources", *by).ids
        assert len(kz("timeline", *by).lines) == len(kz("list", *by).lines)


LINES = [
    # what was typed, and what a picture says to type
    (["timeline"], "timeline"),
    (["timeline", "June", "2006"], "timeline June 2006"),
    (["timeline", "2006", "--format", "svg", "--width", "900"], "timeline 2006"),
    (
        "timeline --across --by place --topic UNDEF --year 2006 --certain".split(),
        "timeline --across --by place --year 2006 --topic UNDEF --certain",
    ),
    (
        ["timeline", "--across", "--by", "topic", "--limit", "9", "--reverse"],
        "timeline --across --by topic --reverse --limit 9",
    ),
    (["timeline", "--topic", "Ban Ki-moon"], "timeline --topic 'Ban Ki-moon'"),
    (["list", "--since", "1992", "--status", "disputed"], "list --since 1992 --status disputed"),
    (["show", "landlocked-conference"], "show landlocked-conference"),
    (["facts", "un", "membership", "-o", "-"], "facts un membership"),
    (["claims", "--verdict", "conflicts", "--at", "A1.7"], "claims --verdict conflicts --at A1.7"),
    (["on", "2", "March", "--today", "2026-03-02"], "on 2 March --today 2026-03-02"),
    (["search", "nuclear; $HOME"], "search 'nuclear; $HOME'"),
    (["search", "--", "-x", "members"], "search -- -x members"),
    (["search", "--year", "2006", "--", "-x", "members"], "search --year 2006 -- -x members"),
]


class TestPictures:
    """What a picture says of itself, and how it is wanted."""

    @pytest.mark.parametrize(("args", "typed"), LINES)
    def test_the_command_that_asks_the_same(self, kz: Kz, args: list[str], typed: str) -> None:
        """A picture says what to type to be told the same, without where its file is."""
        command, *rest = args
        out = kz(command, *(() if "--format" in args else ("--format", "svg")), *rest).out
        foot = f"checked 26 November 2026 · kztimeline {typed}</text>"
        assert foot in html.unescape(out)

    @pytest.mark.parametrize("name", ["table", "svg", "html"])
    def test_names_are_looked_up_once(
        self, kz: Kz, monkeypatch: pytest.MonkeyPatch, name: str
    ) -> None:
        """What a question means is found out once, and not again for its heading."""
        asked: list[Question] = []
        resolve = Question.resolve

        def counted(question: Question, dataset: Dataset) -> Filter:
            asked.append(question)
            return resolve(question, dataset)

        monkeypatch.setattr(Question, "resolve", counted)
        said = kz("timeline", "--place", "Almaaty", "--topic", "cica", "--format", name)
        assert (said.code, said.err.count("Almaaty"), len(asked)) == (0, 1, 1)

    def test_the_name_of_another_dataset(self, kz: Kz) -> None:
        """Of another dataset it says the name, and not where it is on this machine."""
        out = kz("timeline", "--data", str(SMALL), "--format", "svg").out
        assert "kztimeline timeline --data=small.toml</text>" in out
        assert str(SMALL.parent) not in out

    def test_heading_and_width(self, kz: Kz) -> None:
        """The heading is what was asked, or what one wants; the width is in pixels."""
        line = ("timeline", "2003..2007", "--topic", "cica", "--format", "svg")
        assert ">CICA, 2003–2007</text>" in kz(*line).out
        out = kz(*line, "--title", "Five <good> years", "--width", "640").out
        assert ">Five &lt;good&gt; years</text>" in out
        assert 'width="640"' in out.splitlines()[0]
        assert ">CICA, 2003–2007</text>" not in out

    @pytest.mark.parametrize("width", ["399", "4001", "wide"])
    def test_no_such_width(self, kz: Kz, width: str) -> None:
        """A picture has room for a label, and an end."""
        code, out, err = kz("timeline", "--format", "svg", "--width", width)
        assert (code, out) == (2, "")
        assert "--width" in err

    def test_other_headings(self, kz: Kz) -> None:
        """Every command has a heading that says what it was asked."""
        for line, heading in (
            ("search 187 votes", "“187 votes”"),
            ("on 2 March", "2 March"),
            ("claims --verdict conflicts --at A1.7", "Claims: conflicts, A1.7"),
            ("show interview A1.7", "Claims: interview A1.7"),
            ("facts cica", "Figures: Conference on Interaction and Confidence-Building Measures"),
        ):
            assert f">{heading}" in kz(*line.split(), "--format", "svg").out, line


class TestRoot:
    """What needs no dataset."""

    def test_version(self, kz: Kz) -> None:
        """--version prints one line."""
        assert kz("--version") == (0, f"kztimeline {__version__}\n", "")

    @pytest.mark.parametrize("args", [[], ["--help"], ["-h"]])
    def test_help(self, kz: Kz, args: list[str]) -> None:
        """Nothing at all is a request for help; all commands are in it."""
        code, out, err = kz(*args)
        assert (code, err) == (0, "")
        assert all(f"\n  {name} " in out for name in ("list", "show", "search", "timeline"))

    def test_help_and_version_read_no_dataset(
        self, kz: Kz, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """They work where the dataset is broken or gone."""
        monkeypatch.setenv("KZTIMELINE_DATA", "/nowhere.toml")
        assert kz("--help").code == kz("list", "--help").code == kz("--version").code == 0
        assert kz("list").code == 4


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("kztimeline sho", "show"),
        ("kztimeline show ecosoc-el", "ecosoc-election"),
        ("kztimeline list --topic СВ", "СВМДА"),
        ("kztimeline list --place Alm", "Almaty"),
        ("kztimeline list --format jso", "jsonl"),
        ("kztimeline claims --source tazh", "tazhin-2007"),
        ("kztimeline show nothing-such", ""),
    ],
)
def test_the_shell_completes(
    kz: Kz, monkeypatch: pytest.MonkeyPatch, line: str, offered: str
) -> None:
    """Tab offers commands, ids, names in any script, places and formats."""
    words = line.split()
    monkeypatch.setenv("_KZTIMELINE_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", line)
    monkeypatch.setenv("COMP_CWORD", str(len(words) - 1))
    code, out, err = kz()
    assert (code, err) == (0, "")
    assert offered in out.splitlines() if offered else not out.strip()


def test_completion_is_silent_about_a_bad_dataset(kz: Kz, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the middle of a line there is no place for an error."""
    monkeypatch.setenv("KZTIMELINE_DATA", "/nowhere.toml")
    monkeypatch.setenv("_KZTIMELINE_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", "kztimeline show a")
    monkeypatch.setenv("COMP_CWORD", "2")
    assert kz()[::2] == (0, "")


BAD_USAGE = {
    "period": (["list", "sometime"], "write 2006, 2006-06"),
    "ambiguous": (["list", "10/11/2012"], "more than one way"),
    "order": (["list", "--since", "2006", "--until", "2005"], "--since 2006 is after --until 2005"),
    "since": (["list", "--since", "..2006"], "no beginning"),
    "until": (["list", "--until", "2006.."], "no end"),
    "topic": (["list", "--topic", "nonsuch"], "topics are"),
    "near topic": (["list", "--topic", "ecoso"], ""),
    "place": (["list", "--place", "Atlantis"], "places are"),
    "status": (["list", "--status", "true"], "write corroborated, refined"),
    "format": (["list", "--format", "xml"], "table, text, json"),
    "two formats": (["list", "--json", "--format", "text"], "exclude each other"),
    "option": (["list", "--yaer", "2006"], "--year"),
    "command": (["lsit"], "lsit"),
    "empty topic": (["list", "--topic", ""], "--topic is empty"),
    "empty since": (["facts", "--since", " "], "--since is empty"),
    "empty source": (["list", "--source", ""], "--source is empty"),
    "source": (["facts", "--source", "nonsuch"], "sources are"),
    "at": (["claims", "--source", "interview", "--at", "A99"], "places are A1.1"),
    "at nowhere": (["claims", "--source", "derived", "--at", "A1"], "no claim names its place"),
    "verdict": (
        ["claims", "--verdict", "wrong"],
        "overlaps, coarser, finer, sole",
    ),
    "no name": (["show"], "NAME"),
    "year": (["list", "--year", "0"], "--year"),
}


@pytest.mark.parametrize(("args", "hint"), BAD_USAGE.values(), ids=BAD_USAGE)
def test_bad_usage(kz: Kz, args: list[str], hint: str) -> None:
    """Wrong usage is exit 2 and one line that says what to type instead."""
    code, out, err = kz(*args)
    if not hint:  # a beginning of one topic's name is good usage
        assert code == 0
        return
    assert (code, out) == (2, "")
    assert hint in err
    assert err.count("\n") == 1
    assert err.startswith("kztimeline: ")


class TestData:
    """Another dataset, good or bad."""

    @pytest.fixture
    def broken(self, tmp_path: Path) -> Path:
        """A dataset that misspells a key in line 6."""
        file = tmp_path / "broken.toml"
        text = SMALL.read_text("utf-8").replace("title =", "titel =", 1)
        file.write_text(text, encoding="utf-8")
        return file

    def test_a_bad_dataset(self, kz: Kz, broken: Path) -> None:
        """Exit 3: file, line, what is wrong and the way to mend it."""
        assert kz("list", "--data", str(broken)) == (
            3,
            "",
            f"kztimeline: {broken}:6: unknown key titel; did you mean title?\n",
        )

    def test_by_environment(self, kz: Kz, broken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """$KZTIMELINE_DATA names a dataset; empty means unset; --data comes first."""
        monkeypatch.setenv("KZTIMELINE_DATA", str(broken))
        assert kz("list").code == 3
        assert kz("list", "--data", str(Path(__file__))).code == 3
        monkeypatch.setenv("KZTIMELINE_DATA", "")
        assert kz("list").code == 0

    def test_a_missing_file(self, kz: Kz, tmp_path: Path) -> None:
        """Exit 4 for a file that cannot be read."""
        code, out, err = kz("list", "--data", str(tmp_path / "none.toml"))
        assert (code, out) == (4, "")
        assert "No such file or directory" in err

    def test_arguments_are_shown_escaped(self, kz: Kz) -> None:
        """Nothing in an argument reaches the terminal as a command to it."""
        code, _, err = kz("show", "\x1b]52;c;aGk=\x07\u202e")
        assert code == 1
        assert "\\x1b]52;c;aGk=\\x07\\u202e" in err
        assert "\x1b" not in err


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("timeline --by place", "--by place says what the lanes of --across are; add --across"),
        ("places --format html", "there is no page of places; ask list with --place"),
    ],
)
def test_refused(kz: Kz, line: str, said: str) -> None:
    """What would be passed over in silence is refused, with what to type instead."""
    code, out, err = kz(*line.split())
    assert (code, out) == (2, "")
    assert said in err


def test_what_there_is(kz: Kz) -> None:
    """`topics` and `places` list what the filters of those names take."""
    topics, places = kz("topics", "--json"), kz("places", "--json")
    assert topics.code == places.code == 0
    assert "cica" in [topic["id"] for topic in json.loads(topics.out)]
    assert "Almaty" in [place["name"] for place in json.loads(places.out)]


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("when did kazakhstan join WHO", "who-membership"),
        ("WHO", "who"),
        ("WHO IS TAZHIN", "tazhin"),
        ("CICA founded", "cica"),
        ("when was CICA founded", "cica"),
        ("when was UNICEF founded", "unicef"),
    ],
)
def test_a_name_weighs_more(kz: Kz, asked: str, first: str) -> None:
    """A name comes before a rarer word beside it, and WHO is a name in capitals."""
    hits = json.loads(kz("search", asked, "--json").out)
    assert hits[0]["id"] == first


def test_a_calendar_has_each_event_once(kz: Kz) -> None:
    """What several hits have to do with is in a calendar once, and left out once."""
    code, out, err = kz("search", "cica", "--format", "ics")
    ids = [line for line in out.splitlines() if line.startswith("UID:")]
    assert code == 0
    assert len(ids) == len(set(ids)) > 5
    assert err.count("cica-observer") == 1


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("show council", "did you mean escap or security-council"),
        ("between admission 2 November 2006", 'quote several words: "2 November'),
        ("--json list", "type kztimeline list --json"),
        ("--data my.toml list", "type kztimeline list --data my.toml"),
        ("show vienna", 'nothing but a place is called so; type kztimeline list --place "Vienna"'),
        ("on Mar", 'cannot read the day "Mar"; write 2 March'),
        ("facts kazakhstan", "facts of other topics may name it: kztimeline search kazakhstan"),
        ("stats --help", "kztimeline --help lists what there is"),
        ("list --limit 0", "--limit 0: write a number from 1 on"),
        ("cite kazakhstan --year 1800", "no source matches"),
    ],
)
def test_what_to_do_instead(kz: Kz, line: str, said: str) -> None:
    """A line on stderr says what was assumed, or what can be typed."""
    assert said in kz(*line.split()).err


def test_nothing_is_said_of_what_is_seen(kz: Kz) -> None:
    """The beginning of an id or title is no assumption."""
    assert kz("show", "ban").err == kz("show", "security council").err == ""
