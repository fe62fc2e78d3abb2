"""Do two groups tell one event? An ordered level of agreement, or none."""

from __future__ import annotations

from enum import IntEnum

from timeline.arabic import words
from timeline.bases import APART, HOUSES, international
from timeline.link.group import Group
from timeline.link.people import Party
from timeline.link.unit import Compared
from timeline.model import TALK, Kind, Status

_AHEAD = 14
_LONG = 15
_LATELY = 31
"""Days after which what is told of the same people is told of another time."""
_LIFTED, _RECALLED = "lifted", "recalled"
_TWO_SIDED = frozenset({"meeting", "call"})
OPEN = (Status.PLANNED, Status.SPECULATED, Status.CANCELLED)
"""The statuses of what has not taken place, which may change."""


class Level(IntEnum):
    """How two groups agree, weakest first."""

    NONE = 0
    ECHO = 1
    ONE_SIDE = 2
    SAME_STATES = 3
    SAME_PEOPLE = 4

    @property
    def label(self) -> str:
        """The level in words."""
        return self.name.lower().replace("_", " ")


def level(a: Group, b: Group) -> Level:
    """The level at which two groups of one article agree, where an undated mention repeats the dated one; NONE for different events.

    Args:
        a: the group that stands.
        b: the group that may join it.
    """
    if not _types_agree(a, b) or not _statuses_agree(a, b):
        return Level.NONE
    if not _dates_agree(a, b):
        again = a.type in _TWO_SIDED and (_tells_again(a, b) or _tells_again(b, a))
        return found if again and (found := participants(a, b)) >= Level.SAME_STATES else Level.NONE
    if a.type == "inspection" and _other_site(a, b):
        return Level.NONE
    if a.type == "conference" and (_lends_a_place(a, b) or _lends_a_place(b, a)):
        return Level.ONE_SIDE
    if a.type == "agreement" and a.interval == b.interval and (_signed_there(a, b) or _signed_there(b, a)):
        return Level.ONE_SIDE
    found = participants(a, b)
    summed_up = not found and a.type == b.type and (_sums_up(a, b) or _sums_up(b, a))
    return Level.SAME_STATES if summed_up else found


def _sums_up(head: Group, body: Group) -> bool:
    """Whether the headline tells in short what the text tells: it calls by an office alone one of the two of whom the text names both
    (``the defence minister meets X`` and then ``the deputy prime minister for defence, Y, received X``).
    """
    if not len(head.parties) == len(body.parties) == 2 or any(m.event.sentence.first or m.event.dates for m in head.mentions):
        return False
    own, theirs = ([p for p in g.parties if p.key not in other.keys] for g, other in ((head, body), (body, head)))
    if not len(own) == len(theirs) == 1 or own[0].named or not own[0].office:
        return False
    return own[0].country == theirs[0].country != ""


def _other_site(a: Group, b: Group) -> bool:
    """Whether somebody inspects two sites, of one of which no land is told."""
    unknown = not (a.recipients and b.recipients)
    return unknown and bool(a.place and b.place and words(a.place.name) != words(b.place.name))


def _signed_there(guest: Group, host: Group) -> bool:
    """Whether two mentions name one side each: who signed in a land, and that land (``the minister signed a deal in Doha``)."""
    if guest.place is None or guest.interval is None or not len(guest.parties) == len(host.parties) == 1:
        return False
    return host.parties[0].country == guest.place.country not in ("", guest.parties[0].country)


def _lends_a_place(host: Group, body: Group) -> bool:
    """Whether all that one mention names is the state where the gathering of a body takes place on the same days."""
    if host.place is None or host.interval is None or body.interval is None or not host.interval.meets(body.interval):
        return False
    only = len(host.actors) == 1 and host.actors[0].kind is Kind.STATE and host.actors[0].country == host.place.country
    there = body.place is None or body.place.country == host.place.country
    return only and there and any(international(e) for e in body.actors)


def participants(a: Compared, b: Compared) -> Level:
    """How those who take part agree."""
    return _travellers(a, b) if a.type == "visit" else _sides(a, b)


def _types_agree(a: Group, b: Group) -> bool:
    """One type, and to envoys one thing done; or a call and talk of which nothing says that it was face to face."""
    if a.type == b.type:
        return same_kind(a, b)
    talks = a.type in _TWO_SIDED and b.type in _TWO_SIDED
    return talks and all(TALK in m.event.subtypes for g in (a, b) if g.type == "meeting" for m in g.mentions)


def same_kind(a: Compared, b: Compared) -> bool:
    """One type, and to envoys one thing done; sanctions are imposed or lifted."""
    if a.type == "sanction":
        return a.type == b.type and (_LIFTED in a.subtypes) is (_LIFTED in b.subtypes)
    return a.type == b.type and (a.type != "envoy" or _one_doing(a, b))


def _one_doing(a: Compared, b: Compared) -> bool:
    """Whether one state does one thing to an envoy: a state does not call in another's as it calls home its own, and what is done in
    return is another's doing (``Oslo summoned the Omani ambassador, and Muscat the Norwegian one``).
    """
    two_sided = all(len(g.parties) > len(g.acting) > 0 for g in (a, b))
    if two_sided and ((_RECALLED in a.subtypes) is not (_RECALLED in b.subtypes) or _turned(a, b)):
        return False
    return not (a.subtypes and b.subtypes) or bool(a.subtypes & b.subtypes)


def _turned(a: Compared, b: Compared) -> bool:
    """Whether each acts upon the state that acts in the other."""
    acting, others = ({p.country for p in g.acting} for g in (a, b))
    return bool(acting and others) and acting.isdisjoint(others)


def _dates_agree(a: Group, b: Group) -> bool:
    if a.interval is None or b.interval is None:
        return True
    if a.weak or b.weak:
        later = a.interval.start > b.interval.end if b.weak else b.interval.start > a.interval.end
        ahead = later and not (a.weak and b.weak) and not (a if a.weak else b).firm
        vague = a.weak != b.weak and not (a if a.weak else b).firm
        return a.interval.meets(b.interval, slack=_AHEAD if ahead or vague else 1)
    if a.type == "visit" and a.interval.days < _LONG and b.interval.days < _LONG:
        return a.interval.meets(b.interval, slack=3)
    return a.interval.meets(b.interval)


def _tells_again(news: Group, dated: Group) -> bool:
    """Whether what nothing dates but its article goes on about what the article has told to be lately, and nothing says that it was
    elsewhere (``he received her on Sunday. They discussed``).
    """
    first, told = news.interval, dated.interval
    if first is None or told is None or not news.weak or dated.weak or not news.status is dated.status is Status.OCCURRED:
        return False
    after = min(m.event.span for m in news.mentions) > min(m.event.span for m in dated.mentions)
    return after and told.end < first.start and told.meets(first, slack=_LATELY) and not _elsewhere(news, dated)


def _elsewhere(a: Group, b: Group) -> bool:
    """Whether both name a place, and not in one state, or two towns."""
    one, other = a.place, b.place
    if one is None or other is None:
        return False
    towns = one.kind is other.kind is Kind.PLACE and one.basis not in HOUSES and other.basis not in HOUSES
    return one.country != other.country or (towns and one.id != other.id)


def _statuses_agree(a: Group, b: Group) -> bool:
    if a.status == b.status:
        return True
    if Status.DENIED in (a.status, b.status):
        return Status.CANCELLED in (a.status, b.status)
    if not (a.firm and b.firm) or (a.status in OPEN and b.status in OPEN) or _ends(a, b) or _ends(b, a):
        return True
    return a.interval is not None and a.interval == b.interval and a.interval.days == 1 and len(a.states) == len(b.states)


def _ends(visit: Group, leaving: Group) -> bool:
    """Whether what lies ahead is the end of a visit that has begun (``arrived on Monday and leaves tomorrow``)."""
    if visit.type != "visit" or visit.status is not Status.OCCURRED or leaving.status is not Status.PLANNED:
        return False
    if not visit.host or visit.host != leaving.host:
        return False
    return visit.interval is not None and leaving.interval is not None and visit.interval.start <= leaving.interval.start


def _travellers(a: Compared, b: Compared) -> Level:
    """Visits are one when who travels and where to agree."""
    there, here = a.host, b.host
    if there and here and there != here:
        return Level.NONE
    if not a.acting or not b.acting:
        return Level.ECHO
    who = max(_same(x, y) for x in a.acting for y in b.acting)
    return who if there and here else min(who, Level.ONE_SIDE)


def _sides(a: Compared, b: Compared) -> Level:
    """Symmetric events are one when every participant of the shorter list is in the longer; talks of three states are not those of two.

    A body's gathering is one whoever of those who attend it is told of.
    """
    left, right = a.parties, b.parties
    if a.type == "meeting" and (_of_two_apart(a, b) or _of_two_apart(b, a)):
        return Level.NONE
    if a.keys == b.keys and len(a.keys) == len(left) == len(right) > 1:
        return Level.SAME_PEOPLE
    if a.type == "conference" and not {p.key for p in a.acting if not p.country}.isdisjoint([p.key for p in b.acting]):
        return Level.SAME_STATES
    if left and right and a.keys.isdisjoint(b.keys) and a.states.isdisjoint(b.states):
        return Level.NONE
    if len(left) > len(right):
        left, right = right, left
    free, levels = list(right), list[Level]()
    for own in left:
        found = [_same(own, other) for other in free]
        best = max(found, default=Level.NONE)
        if not best:
            return Level.NONE
        levels.append(best)
        del free[found.index(best)]
    if not levels:
        return Level.ECHO
    if len(levels) == 1:
        whole = len(right) == 1 and levels[0] is Level.SAME_PEOPLE and a.type not in _TWO_SIDED and _one_day(a, b)
        return Level.SAME_PEOPLE if whole else Level.ONE_SIDE
    least = min(levels)
    more = least is Level.SAME_STATES and {p.country for p in free if p.state} - {p.country for p in left}
    return Level.NONE if more else least


def _of_two_apart(a: Compared, b: Compared) -> bool:
    """Whether the first is told as a meeting of two states apart from others, and more take part in the second."""
    return APART in a.subtypes and len(a.states) == 2 and APART not in b.subtypes and len(b.states) > 2


def _one_day(a: Compared, b: Compared) -> bool:
    """Whether both are told of one and the same day."""
    return a.interval is not None and a.interval == b.interval and a.interval.days == 1 and not (a.weak or b.weak)


def _same(a: Party, b: Party) -> Level:
    if a.key == b.key:
        return Level.SAME_PEOPLE
    if not a.country or a.country != b.country:
        return Level.NONE
    return Level.SAME_STATES if a.state or b.state or (a.office and a.office == b.office and not (a.named and b.named)) else Level.NONE
