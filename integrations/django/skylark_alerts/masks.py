"""Replaces secrets by ``[secret]``. Skylark masks once more; this is so that they do not even leave the machine."""

import re

_NAME = (
    r"(?:pass(?:word|wd|phrase)|pwd|secret|token|credentials?|session_?id"
    r"|(?:api|access|secret|private|signing)[_-]?key)"
)
_IS = r"""[\\"'\]]{0,4}\s{0,3}(?:=>|:|=(?!>))\s{0,3}"""
_NAMED = _NAME + _IS

# Every repetition is bounded or has nothing after it that could fail, so that no input makes a rule slow.
_RULES = [
    (re.compile(pattern, flags), instead)
    for pattern, flags, instead in [
        (r"-----BEGIN [A-Z ]{0,30}PRIVATE KEY.*?(?:-----END [A-Z ]{0,30}PRIVATE KEY-----|\Z)", re.S, "[secret]"),
        (r"(?<![\w-])eyJ[\w-]{5,4000}\.[\w-]{5,8000}\.[\w-]*", 0, "[secret]"),
        (r"(?:gh[pousr]_|github_pat_|glpat-|xox[abeoprs]-|xapp-|[spr]k_(?:live|test)_)[\w-]{8,}", 0, "[secret]"),
        (r"(?:AKIA|ASIA)[A-Z0-9]{16}", 0, "[secret]"),
        (r"""((?:authorization|cookie)""" + _IS + r"""[bru]?["'\\]{0,4})[^"'\r\n]+""", re.I, r"\1[secret]"),
        (r"(\bbearer\s)[\w.~+/=-]{8,}", re.I, r"\1[secret]"),
        (r"""(://[^\s:/@"']{0,100}:)[^\s/"'@]{1,200}@""", 0, r"\1[secret]@"),
        (r"(" + _NAMED + r"""\\{1,3}["'])[^"'\\\n]+""", re.I, r"\1[secret]"),
        (r"(" + _NAMED + r'[bru]?")(?:\\.|[^"\\\n])+', re.I, r"\1[secret]"),
        (r"(" + _NAMED + r"[bru]?')(?:\\.|[^'\\\n])+", re.I, r"\1[secret]"),
        (r"(" + _NAMED + r""")(?![bru]?["'\\]|\[secret\])[^\s"',;&})\]]+""", re.I, r"\1[secret]"),
    ]
]
_SECRET_NAME = re.compile(_NAME + "|authorization|cookie", re.I)


def mask(text):
    """The text without the secrets that can be recognised. Doing it twice changes nothing more."""
    for pattern, instead in _RULES:
        text = pattern.sub(instead, text)
    return text


def mask_named(name, text):
    """The value of something with a name: gone altogether if it is called a password, a token or the like."""
    return "[secret]" if _SECRET_NAME.search(name) else mask(text)
