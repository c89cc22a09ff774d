"""Strings that mean harm, by what they try."""

from unseen import HIDDEN

TERMINAL = {
    "CSI colour": "\x1b[31mred\x1b[0m",
    "CSI clear": "\x1b[2J\x1b[3J\x1b[H",
    "CSI move": "\x1b[5A\x1b[99D\x1b[2K",
    "CSI modes": "\x1b[?25l\x1b[?1049h\x1b[4h\x1b[20h\x1b[?7l",
    "CSI scroll": "\x1b[1;2r\x1b[5S",
    "CSI reports": "\x1b[6n\x1b[c\x1b[5n\x1b[21t",
    "OSC title BEL": "\x1b]0;owned\x07",
    "OSC title ST": "\x1b]2;owned\x1b\\",
    "OSC link": "\x1b]8;;https://evil.example\x07here\x1b]8;;\x07",
    "OSC link ST": "\x1b]8;;file:///etc/passwd\x1b\\here\x1b]8;;\x1b\\",
    "OSC clipboard": "\x1b]52;c;b3duZWQ=\x07",
    "OSC unended": "\x1b]0;everything after this",
    "DCS": '\x1bP$q"p\x1b\\',
    "DCS sixel": "\x1bPq#0;2;0;0;0#0~~\x1b\\",
    "APC": "\x1b_Gi=1,a=q;AAAA\x1b\\",
    "PM": "\x1b^private\x1b\\",
    "SOS": "\x1bXstring\x1b\\",
    "reset": "\x1bc",
    "charset": "\x1b(0lqqk\x0e\x0f\x1b)0",
    "bare ESC": "x\x1b",
    "alignment": "\x1b#8",
    "C1 CSI": "\x9b2J\x9b31m",
    "C1 OSC": "\x9d0;owned\x9c",
    "C1 DCS": "\x90q\x9c",
    "C1 all": "".join(map(chr, range(0x80, 0xA0))),
    "C0 all": "".join(map(chr, range(0x20))),
    "DEL": "rm\x7f\x7f",
    "backspaces": "innocent\b\b\b\b\b\b\b\bguilty",
    "bell": "\x07\x07",
    "overwrite": "an answer\rno answer",
    "spliced": "\x1b\u200b[31m\x1b\x1b[[31m",
}
MARKUP = {
    "Rich close": "[/]",
    "Rich style": "[red on blue]x[/red on blue] [bold",
    "Rich link": "[link=https://evil.example]x[/link] [@click=app.quit]y",
    "Rich escape": "\\[red]x\\",
    "Rich emoji": ":smile: :warning:",
    "format": "{0.__class__} {title} {} %s %(x)s %n $HOME ${x}",
    "Jinja": "{{ 7 * 7 }}{% raw %}{# x #}",
    "HTML script": "<script>alert(1)</script></title></style><ScRiPt src=//evil.example>",
    "HTML image": '<img src=x onerror="alert(1)"><svg/onload=alert(1)>',
    "HTML attribute": '" onmouseover="alert(1)" x=\'y\' onfocus=alert(1) autofocus `',
    "HTML ends": "--> ]]> <!-- <![CDATA[ <?xml ?> <!DOCTYPE x [<!ENTITY e 'y'>]> &e;",
    "HTML entities": "&lt;b&gt; &#60;script&#62; &amp;amp; &#x1b;",
    "CSS": "</style>*{background:url(//evil.example)} expression(alert(1))",
    "JSON-LD": '"}]}</script><!--<script>,"@id":"x"',
    "SVG": "</text></svg><foreignObject/><use href='data:x'/>",
    "Markdown code": "`x` ```\n~~~\n    code",
    "Markdown links": "[x](javascript:alert(1)) ![x](//evil.example/x.png) <https://evil.example>",
    "Markdown references": "[x]: https://evil.example\n[^1]: note\n[^1] [x]",
    "Markdown blocks": "# h\n- i\n1. n\n> q\n---\n===\n***\n+ p\n\n| a | b |\n|---|---|",
    "Markdown pipes": "a | b || c \\| d \\\\| e",
    "Markdown addresses": "https://evil.example www.evil.example evil@evil.example mailto:x@y.z",
    "Markdown emphasis": "*a* _b_ **c** ~~d~~ ==e== ^f^ $g$ \\(h\\) @user #1 :tada:",
    "Markdown HTML": "<b>x</b> <!-- x --> <br/>",
    "Mermaid comment": '%% x %%{init: {"theme": "dark"}}%%',
    "Mermaid lines": "x\n    section 1900\n    click A call evil()\n1900 : y",
    "Mermaid separators": "a : b :: c ; d # e #quot; #35; ﬂ°°58¶ß",
    "Markwhen lines": "x\n2006: y\n--- \nsection z\ngroup z\n// c\nend",
    "Markwhen signs": "#tag [l](x) ![i](x) !id .start @x [ ] 50% every week x 3",
    "YAML": 'x"\n---\nkey: !!python/object:os.system "x" #',
}
LINES = {
    "CR": "a\rb",
    "CR LF": "a\r\nb",
    "LF": "a\n\nb",
    "TAB": "a\tb",
    "VT FF": "a\vb\fc",
    "NEL": "a\x85b",
    "LS PS": "a\u2028b\u2029c",
    "iCalendar end": "x\r\nEND:VEVENT\r\nEND:VCALENDAR\r\nBEGIN:VEVENT\nATTENDEE:mailto:x@y.z",
    "iCalendar signs": 'a;b,c\\d:e"f" \\n \\; \\, ^n ^\'',
    "iCalendar long": "東京🏔" * 30,
    "BibTeX": "}, author = {evil}, x = {\\input{/etc/passwd} \\} { @misc{x, ^^5c \\write18{x}",
    "GitHub": "::error file=x::y\n::add-mask::z %0A::set-output name=x::y ##[error]x",
    "shell": "$(touch owned) `touch owned` ; touch owned | x & y > z 'q' \"r\" \\$(touch owned)",
    "options": "--force -o x --data=/etc/passwd -- @file",
    "paths": "../../etc/passwd ~/x /dev/full C:\\x\\..",
    "prompt": "root@host:~# rm -rf /",
}
FORMULAS = {
    f"formula {name}": f"{before}{sign}cmd|' /C calc'!A0"
    for name, before, sign in (
        ("equals", "", "="),
        ("plus", "", "+"),
        ("minus", "", "-"),
        ("at", "", "@"),
        ("space", "  ", "="),
        ("no-break space", "\xa0", "="),
        ("TAB", "\t", "="),
        ("CR", "\r", "="),
        ("LF", "\n", "="),
        ("quote", '"', "="),
        ("comma", 'x",', "="),
        ("zero-width", "\u200b", "="),
        ("BOM", "\ufeff", "="),
        ("full-width equals", "", "＝"),
        ("full-width plus", "", "＋"),
        ("full-width minus", "", "－"),
        ("full-width at", "", "＠"),
        ("small equals", "", "﹦"),
    )
} | {"DDE": '=HYPERLINK("https://evil.example","x")', "number": "-1+1"}
ADDRESSES = {
    f"address {number}": url
    for number, url in enumerate(
        (
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\tscript:alert(1)",
            "\x01javascript:alert(1)",
            " javascript:alert(1)",
            "data:text/html,<script>alert(1)</script>",
            "vbscript:x",
            "file:///etc/passwd",
            "//evil.example",
            "https://user:word@evil.example",
            "https://good.example@evil.example/",
            "https://good.example\\@evil.example",
            "https://evil.example/\x1b]8;;\x07",
            "https://evil.example/\r\nX: y",
            "https://evil.example/\u202egpj.exe",
            "https://evil.example/\u200b",
            'https://evil.example/"onmouseover="alert(1)',
            "https://evil.example/)[x](javascript:alert(1)",
            "https://evil.example/}\\input{x}",
            "https://evil.example/<script>",
            "https:// evil.example",
            "https://",
            "httpſ://evil.example",
            "https://\u212aiosk.example",
            "https://пример.example/",
            "https://ｅvil.example",
            "https://evil.example:²/",
            "https://[::1]/",
            "https://user@evil.example",
            "https://evil.example/\u00a0x",
        )
    )
}
FLOODS = {
    "marks": "Z" + "\u0300\u0489\u20dd" * 33,
    "marks alone": "\u0301" * 50,
    "joiners": "\u200d" * 49 + "x" + "\u200c" * 50,
    "wide": "﷽𒐫꧅" * 20,
    "emoji": "👩\u200d👩\u200d👧\u200d👦🏴\U000e0067\U000e007f❤\ufe0f1\ufe0f\u20e3" * 5,
    "right to left": "مرحبا עברית\u200f abc \u200e(1)",
    "private use": "\ue000\uf8ff\U000f0000\U00100000",
    "long word": "w" * 100,
    "long text": "word " * 20,
    "blanks": "x\u00a0\u2003\u3000\u2800\u1680y",
}
_UNSEEN = [chr(at) for at in sorted(HIDDEN) if not (0xD800 <= at < 0xE000 or at > 0xDFFFF)]
_LONGEST = 100
"""How many characters every text may have, whatever its key."""
UNSEEN = {
    f"unseen{at or ''}": "|".join(_UNSEEN[at : at + _LONGEST // 2])
    for at in range(0, len(_UNSEEN), _LONGEST // 2)
} | {
    "tags": "|".join(chr(at) for at in range(0xE0000, 0xE1000, 99)),
    "planes": "|".join(chr(at) for at in sorted(HIDDEN) if at > 0xE0FFF),
}
STRINGS = TERMINAL | MARKUP | LINES | FORMULAS | ADDRESSES | FLOODS | UNSEEN
"""Every hostile string that a file can hold, by its name."""
AWKWARD = (
    "CSI clear",
    "OSC title BEL",
    "C0 all",
    "C1 all",
    "DEL",
    "Rich close",
    "format",
    "CR LF",
    "GitHub",
    "right to left",
    "unseen",
    "long word",
)
"""One of each sort: where each string has a run of its own, these must do."""
