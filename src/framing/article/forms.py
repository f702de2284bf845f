"""What bylines, datelines, captions and credits look like in news text.

Every pattern is anchored or bounded, so that no text can make it run long.
"""

from __future__ import annotations

import re

CAPTION_WORDS = 90
"""A caption is not longer than this."""

_AGENCY = (
    r"(?:AFP|AP|Associated Press|Reuters|REUTERS|Getty(?: Images)?|EPA|Bloomberg|PA|Xinhua|TASS"
    r"|Alamy|Shutterstock|iStock)"
)
_PHOTO = r"(?:[Pp]hotos?|PHOTOS?|[Pp]hotographs?|Images?|Pictures?|[Ss]creenshot)"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_NAME = r"[A-Z][\w.'’-]*"

_CREDIT = re.compile(
    rf"""
    \( (?: {_PHOTO}\b (?:\ credit|\ courtesy|\ by|\ should|\ via|:|\ ©)    # (Photo by ...), (Photo credit should ...)
         | (?:[Cc]redit|CREDIT|[Ss]ource) :                                # (Credit: ...)
         | [^()\n]{{0,80}}? (?:/|\bvia\ ) {_AGENCY}\b                      # (Name/AFP via Getty Images)
         | {_AGENCY} (?:\ {_PHOTO}|/|\ via\b)                              # (AP Photo/Name)
       ) [^()\n]{{0,160}} \)
  | (?<=\s) / \ ? {_AGENCY} \b (?:\ PHOTO|\ Photo)? (?:\ ?/\ ?[\w .'’-]{{1,40}}){{0,3}}   # / AFP PHOTO / POOL / Name
  | [|—–-] \ [^|.()\n]{{2,60}}? / {_AGENCY} \b (?:/[\w ]{{2,30}})? (?:\ Images|\ Photo)?   # | Name/AFP/Getty Images
  | (?:^|(?<=[.!?]\ )) (?:Photo|Photograph|Image|Picture|Credit) (?:\ credit|\ courtesy\ of)? : \ [^\n]{{2,80}} $
  | ^ (?:Photo(?:graph)?\ by | Getty\ Images | AP\ Photo) [^\n,?!]{{0,60}} $
    """,
    re.VERBOSE,
)
_CREDIT_SIGNS = tuple("hoto PHOTO redit CREDIT Image Picture creenshot Getty ource: via euters/ AP/ AFP/ EPA/".split())
_CREDIT_SLASH = re.compile(rf"/ ?{_AGENCY}")

_CAPTION = re.compile(
    r"""Media\ playback\ is\ unsupported
      | (?:Image|Media|Video)\ (?:copyright|caption)\b
      | FILE(?:\ PHOTO)?\ ?[-–—:]\ 
      | (?:In\ this|This)\ [^.]{0,60}\b(?:file\ )?(?:photo|image)\b""",
    re.VERBOSE,
)
_BYLINE = re.compile(
    rf"""(?: (?:By|BY|by)\ {_NAME} (?:,?\ (?:{_NAME}|de|van|von|der|al|bin|and|AND|&)){{0,20}} (?:[,|•·–—-]\ ?[^.!?]{{0,60}})?
           | (?:Posted|Written|Reported|Story|Opinion)\ by\ {_NAME} [^.!?]{{0,60}}
           | [—–(-]{{0,3}} (?:Additional\ )? (?:[Rr]eporting|[Ee]diting|Writing|Compiled)\ by\ [A-Z] [^!?]{{0,300}}
           | [—–-]{{0,3}} \ ?[A-Z][^!?:“"]{{2,160}}\ (?:contributed\ (?:to\ this\ (?:report|article|story)|reporting)).{{0,30}}
           | (?:Write|Email|Contact|Follow)\ (?:to\ )? [^!?\n]{{2,120}} (?:@|\bTwitter) [^!?\n]{{0,80}}
         )""",
    re.VERBOSE,
)
_DATE = re.compile(
    rf"""(?:(?:Published|Updated|Posted|Last\ updated|First\ published)\b[^.!?]{{0,80}}
          | (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\ )?
            {_MONTH}\ \d{{1,2}}(?:,?\ \d{{4}})?(?:,?[\ |-]{{1,3}}\d{{1,2}}:\d\d.{{0,20}})?
          | \d{{1,2}}\ {_MONTH}\ \d{{4}}.{{0,20}}
          | \d{{4}}-\d\d-\d\d(?:[T ][\d:.+Z-]{{0,20}})?)""",
    re.VERBOSE,
)
_FURNITURE = re.compile(
    r"""(?: advertis(?:e)?ment:? (?:\ advertisement | \ continue\ reading\ the\ main\ story)? | ad | close | loading\.{3} | skip\ ad
        | story\ continue[sd]\ below(?:\ advertisement)? | (?:enlarge\ this\ image\ )? toggle\ caption .* | hide\ caption
        | \[pullquote\] | analysis/opinion: | opinion\ contributor | newsletter\ sign-?up | play\ video .* | video | photo
        | read\ (?:more|the\ full|it\ at|or\ share)\b .*
        | (?:read|see|more|watch|related|also|full\ coverage)(?:\ (?:more|also|on\ this|stories|articles|now))? (?: :.* | \.{3} | … )?
        | \(\ ?(?:also|photos?|watch|videos?|see|read|more)\b .* \)
        | (?:sign\ up|subscribe|register)\ (?:for|to|here|now|today)\b .* | get\ (?:the|all|our|your)\b .* (?:inbox|newsletter)\b .*
        | want\ more\ .* newsletter\b .* | (?:join|follow|like|find)\ (?:us|@\w+)\b .* | follow\ @\w+ .*
        | click\ (?:here|for|to)\b .* | visit\ .{1,60}\ homepage\b .* | slideshow\ \(\d.* | (?:prev|next)\b .{0,10}image\ \d .*
        | (?:copyright\b | ©) .* | (?:.{0,40}\ )? all\ rights\ reserved\b .* | this\ (?:article|story)\ is\ more\ than\ \d+\ years?\ old
        | (?:the\ )?(?:opinions|views)\ expressed\b .* | just\ watched\b .* | send\ letters\ to\b .* | dear\ reader:
        | [\W_]+ )""",
    re.VERBOSE | re.IGNORECASE,
)
_FURNITURE_CHARS = 220
"""Page furniture is not longer than this."""
_DATELINE = re.compile(
    rf"""(?: [A-Z][A-Z.'’-]{{1,30}} (?:[\ /-][A-Z][A-Z.'’-]{{1,30}}){{0,4}}        # WASHINGTON, NEW YORK/LONDON
             (?:,\ [A-Z][\w.'’\ ]{{1,25}}?)? (?:,\ {_MONTH}\ \d{{1,2}})? (?:\ \([^()\n]{{2,30}}\))?
           | {_NAME} (?:\ {_NAME}){{0,3}} (?:,\ [A-Z][\w.'’\ ]{{1,25}}?)?           # Washington (CNN)
             \ \((?:AP|AFP|Reuters|CNN|UPI|Xinhua|TASS|CBS\ News|NBC)\)
         ) (?:\s{{0,2}}(?:—|–|--)|\ -)\ ?(?=[\w“"‘'])""",
    re.VERBOSE,
)
_POST = re.compile(rf"[—–-] ?[^\n—–]{{2,60}} \(@\w{{1,20}}\),? {_MONTH} \d{{1,2}}, \d{{4}}$")
_MAY_BE_OTHER = re.compile(
    r"""\W{0,4}(?: by | posted | written | reported | story | opinion | additional | reporting | editing | writing | compiled
      | write | email | contact | follow | published | updated | last | first | [a-z]{3,6}day,? | \d{1,4}
      | (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? | image | media | video | file | in | this )\b""",
    re.VERBOSE | re.IGNORECASE,
)


def may_be_other(paragraph: str) -> bool:
    """Whether a paragraph begins like a byline, date or caption: a quick look that most do not pass."""
    return (
        _MAY_BE_OTHER.match(paragraph) is not None
        or paragraph.find("contribut", -80) >= 0
        or paragraph.find("(@", -60) >= 0
    )


def credit_signs(text: str) -> list[int]:
    """Where a text holds one of the signs that every credit has, in order: plain searches, since most have none."""
    places = [found.start() for found in _CREDIT_SLASH.finditer(text)]
    for sign in _CREDIT_SIGNS:
        at = text.find(sign)
        while at >= 0:
            places.append(at)
            at = text.find(sign, at + 1)
    return sorted(places)


def credits_in(paragraph: str) -> list[tuple[int, int]]:
    """Where the picture credits of a paragraph stand."""
    return [found.span() for found in _CREDIT.finditer(paragraph)]


def is_byline(paragraph: str) -> bool:
    """Whether a paragraph only says who wrote, edited or helped, or how to reach them."""
    return len(paragraph) < 400 and _BYLINE.fullmatch(paragraph) is not None


def is_date(paragraph: str) -> bool:
    """Whether a paragraph is only a date, or says when it was published."""
    return len(paragraph) < 100 and _DATE.fullmatch(paragraph) is not None


def is_caption(paragraph: str) -> bool:
    """Whether a paragraph begins as captions do and is not longer than one."""
    return _CAPTION.match(paragraph) is not None and is_short(paragraph)


def is_post(paragraph: str) -> bool:
    """Whether a paragraph is an embedded post: its text, then "— Name (@handle) October 7, 2017"."""
    return _POST.search(paragraph, max(0, len(paragraph) - 120)) is not None


def is_furniture(paragraph: str) -> bool:
    """Whether a paragraph belongs to the page, not to the article: an advertisement's mark, a link, a sign-up line."""
    if len(paragraph) > _FURNITURE_CHARS or (len(paragraph) > 12 and paragraph[-1] in "”’\"'"):
        return False
    return _FURNITURE.fullmatch(paragraph) is not None


def is_short(paragraph: str) -> bool:
    """Whether a paragraph is short enough for a caption."""
    return len(paragraph) < 12 * CAPTION_WORDS and len(paragraph.split()) <= CAPTION_WORDS


def dateline_length(paragraph: str) -> int:
    """How many characters at the start of a paragraph are a dateline ("KYIV, Ukraine (AP) — "); 0 for none."""
    found = _DATELINE.match(paragraph)
    return found.end() if found else 0
