"""Which dates of its sentence date an event: by clause first, by distance second."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from timeline.events.apart import is_distance
from timeline.events.bounded import set_off, since, since_then
from timeline.events.endings import ENDINGS, begun_on, closes
from timeline.events.items import Item
from timeline.events.owners import of_another, of_what_is_to_come
from timeline.events.parts import ADJUNCTS, CLOSERS, COORDINATE, GATHERINGS, JOURNEYS, WORDS, is_participle
from timeline.events.plans import planned_for, scheduled
from timeline.model import ENDING, THEREIN, UNTIL, DateMention
from timeline.timex import grain

FAR = 26
_LONG = 16
_FAR_THERE = 24
_RELATIVE = 7
_BEFORE_NEXT = 14
"""What a date costs that stands in the clause before the verb that goes on."""
_UNDONE = frozenset({"sanction", "relations", "agreement", "invitation"})
"""The types of what is often told to be undone, with when it was done."""
_INVITING = "invite"
_LEAVING = "depart"
_NEXT_CLAUSE = CLOSERS | {"verb", "rel"}
_GOES_ON = frozenset({"relations", "sanction"})
_NEXT, _WHITHER = frozenset({"arrive", "head", "travel", "move_to", "fly", "visit", "depart"}), frozenset({"to", "entity", "comma"})
_OPENING = frozenset({"rel", "background", "perhaps", "later"})
"""What opens the clause of the verb right after it."""
_WEIGHTY = CLOSERS | _OPENING | {"source", "to", "verb", "comma"}
"""What between an event and a date may part the two, beside other events."""
_THEREIN = 4
_LAST = frozenset({"visit", "meeting", "conference"})
_AHEAD = ("imperfect", "future")
_DESCRIBING = frozenset({"word", "adverb", "demonym"})
_LASTING = frozenset({"last", "last2", "extend_over"})


def dates_of(
    row: Sequence[Item], triggers: Sequence[int], rivals: frozenset[int], *, kind: str = ""
) -> tuple[int, tuple[DateMention, ...]]:
    """How dearly the event takes its date, and that date with the one it spans to and the durations beside it.

    Nothing is taken at more than ``FAR``. ``rivals`` are the trigger words of other events: a date that stands between a rival and the
    event, or right after a rival that opens the clause, is the rival's first. What somebody is invited to has its own date; a visit has
    that of what was done there (``he arrived in Rome, where he met her yesterday``). Until when something holds dates only what itself
    lasts so long. ``kind`` is the event's type.
    """
    dated = [i for i, item in enumerate(row) if item.date]
    if not dated:
        return FAR, ()
    if plan := planned_for(row, triggers):
        dated = [i for i in dated if i > plan] or dated
    aside = _purpose(row, triggers) if kind == "invitation" else _invitation(row, triggers, kind)
    there = _done_there(row, triggers) if kind == "visit" else range(0)
    costs = [
        (cost, i) for i in dated if i not in aside and (cost := _FAR_THERE if i in there else _cost(row, triggers, i, rivals, kind)) <= FAR
    ]
    points = sorted((cost, i) for cost, i in costs if row[i].date is not None and row[i].date.kind == "DATE")  # type: ignore[union-attr]
    durations = sorted((cost, i) for cost, i in costs if row[i].date is not None and row[i].date.kind == "DURATION")  # type: ignore[union-attr]
    lasts = kind in _LAST
    starts = [i for _, i in points if row[i - 1].kind != UNTIL]
    chosen = starts[:1] or [i for _, i in points[:1] if lasts]
    if begun := [i for _, i in points[:2] if len(starts) > 1 and begun_on(row, i) and ending(row, triggers)]:
        chosen = [*begun[:1], *(i for i in starts if i not in begun)][:2]
    elif starts:
        ends = [
            i
            for _, i in points
            if i != chosen[0] and ((lasts and _ends_then(row, triggers, i, rivals)) or _spans(row, *sorted((i, chosen[0]))))
        ]
        chosen += ends[:1]
    chosen += [i for cost, i in durations if cost <= _LONG and not is_distance(row, i)][:1]
    cost = points[0][0] if points else FAR
    return cost, tuple(date for i in sorted(chosen) if (date := row[i].date) is not None)


def _done_there(row: Sequence[Item], triggers: Sequence[int]) -> range:
    """The clause of a verb in the perfect that says what was done where a journey went."""
    last = max(triggers)
    where = next((i for i in range(last + 1, min(last + _LONG, len(row))) if row[i].kind in CLOSERS), len(row))
    if where + 1 >= len(row) or row[where].kind != "where" or not any(form.startswith("perfect") for _, form in row[where + 1].verbs):
        return range(0)
    return range(where + 1, next((i for i in range(where + 2, len(row)) if row[i].kind in _NEXT_CLAUSE), len(row)))


def _invitation(row: Sequence[Item], triggers: Sequence[int], kind: str) -> range:
    """Where an invitation to what the triggers tell stands before them: its dates are its own, those also that open its clause, unless
    it is made in a call.
    """
    first = min(triggers)
    for i in range(first - 1, max(-1, first - _LONG), -1):
        if row[i].kind in CLOSERS:
            break
        if _INVITING in row[i].verbs.ids:
            opens = i if kind == "call" else next((j for j in range(i - 1, -1, -1) if row[j].kind in CLOSERS), -1) + 1
            return range(opens, first) if first in _purpose(row, (i,)) else range(0)
    return range(0)


def _purpose(row: Sequence[Item], triggers: Sequence[int]) -> range:
    """Where an invitation says what it is for: from that event's word to the end of the sentence or what happens meanwhile."""
    for i in range(min(triggers) + 1, len(row)):
        if (row[i].nouns or row[i].verbs) and (row[i].preposition == "for" or row[i - 1].kind in ("to", "for", "doing")):
            return range(i, next((j for j in range(i, len(row) - 1) if row[j].kind in ADJUNCTS and not _timed(row, j)), len(row)))
    return range(0)


def _timed(row: Sequence[Item], at: int) -> bool:
    """Whether a date follows what governs it, at once or behind one word: before the coming of May."""
    return any(item.date for item in row[at + 1 : at + 2 + (row[at + 1].kind in WORDS)])


def in_the_course(row: Sequence[Item], verb: int) -> tuple[int, ...]:
    """The noun by which a verb of travel says what its journey is (``arrived in X on a visit that lasts two days``), or what it ends."""
    opening = {"in", "after"} if _leaves(row, verb) else {"in"}
    for i in range(verb + 1, min(verb + _LONG, len(row) - 1)):
        if row[i].kind in CLOSERS or row[i].kind == "verb":
            return ()
        if row[i].kind in opening and row[i + 1].nouns.among(JOURNEYS):
            return (i + 1,)
    return ()


def _leaves(row: Sequence[Item], verb: int) -> bool:
    return _LEAVING in row[verb].verbs.ids


def ending(row: Sequence[Item], triggers: Sequence[int]) -> frozenset[str]:
    """``ending`` when a journey or a gathering is told as it ends: its duration reaches back (``ended a two days' visit``)."""
    journey = row[triggers[-1]].nouns.among(JOURNEYS)
    ends = journey and row[triggers[0]].verbs.among(ENDINGS)
    leaves = _leaves(row, triggers[0]) and any(
        before.kind == "after" and item.nouns.among(JOURNEYS) for before, item in pairwise(row[triggers[0] :])
    )
    gathering = row[triggers[-1]].nouns.among(GATHERINGS)
    over = (journey or gathering) and row[triggers[-1] - 1].kind == "after"
    return frozenset({ENDING}) if ends or leaves or over or (gathering and _concluded(row, triggers[-1])) else frozenset()


def _concluded(row: Sequence[Item], noun: int) -> bool:
    """Whether a verb before a gathering in its clause says that it is over (``the work of the summit ended yesterday``)."""
    for item in reversed(row[max(0, noun - _BEFORE_NEXT) : noun]):
        if item.kind in CLOSERS:
            return False
        if item.kind == "verb":
            return item.verbs.among(ENDINGS)
    return False


def until(row: Sequence[Item], dates: Sequence[DateMention], first: int) -> frozenset[str]:
    """``until`` when all that dates an event, from the token ``first`` on, is the day on which it ends."""
    points = [date.span for date in dates if date.kind == "DATE" and date.first >= first]
    if not points:
        return frozenset()
    closing = {item.date.span for i, item in enumerate(row) if item.date and i and (row[i - 1].kind == UNTIL or closes(row, i))}
    return frozenset({UNTIL}) if closing.issuperset(points) else frozenset()


def therein(row: Sequence[Item], triggers: Sequence[int]) -> frozenset[str]:
    """``therein`` when its clause says that an event took place in the course of what was told before."""
    after = row[triggers[0] + 1 : triggers[0] + _THEREIN]
    return frozenset({THEREIN}) if any(item.kind == "therein" for item in after) else frozenset()


def _ends_then(row: Sequence[Item], triggers: Sequence[int], at: int, rivals: frozenset[int]) -> bool:
    """Whether a date says until when what the triggers tell lasts."""
    own = at > max(triggers) and rivals.isdisjoint(range(max(triggers) + 1, at - 1))
    return row[at - 1].kind == UNTIL or (own and closes(row, at))


def _cost(row: Sequence[Item], triggers: Sequence[int], at: int, rivals: frozenset[int], kind: str) -> int:
    if at in _resumed(row, triggers):
        return 0
    nearest = triggers[0] if len(triggers) == 1 else min(triggers, key=lambda i: abs(i - at))
    low, high = sorted((nearest, at))
    cost = high - low
    goes_on = row[nearest].joined and any(form.startswith("perfect") for _, form in row[nearest].verbs)
    if at < nearest and goes_on and _told_before(row, at, rivals):
        cost += _BEFORE_NEXT
    elif at < nearest and _owned(row, at, rivals):
        cost += 6
    if since(row, at, nearest) and not (kind in _GOES_ON and at > nearest and since_then(row, nearest, at)):
        cost += FAR
    if at > nearest and set_off(row, nearest, at):
        cost += FAR
    if of_another(row, at, triggers) or of_what_is_to_come(row, at, triggers, kind):
        cost += FAR
    if _last_of(row, nearest, at):
        return 0
    if at < nearest and _in_relative(row, at, nearest):
        cost += FAR
    date = row[at].date
    rough = date is not None and grain(date.expression) not in ("day", "")
    for i in range(low + 1, high):
        between = row[i].kind
        if (between not in _WEIGHTY and i not in rivals) or scheduled(row, i) or scheduled(row, i - 1):
            continue
        undone = kind in _UNDONE and i in rivals and at > nearest and _takes_up(row[i])
        if undone or _parts(row, i, rivals, ahead=at > nearest, rough=rough):
            cost += FAR
        elif between == "rel":
            cost += _RELATIVE if low == nearest and row[low].nouns and i - _past_adjectives(row, low) <= 4 else 2 * _RELATIVE
        elif row[i].joined and at > nearest and (_comes_next(row, i, at, rivals, kind) or (between == "to" and kind != "visit")):
            cost += FAR
        elif between in ("bound", "where", "until"):
            cost += _RELATIVE
        elif i in rivals:
            cost += 8
        elif between == "verb" and not row[i].verbs.among(_LASTING):
            cost += 5
        elif between == "comma":
            cost += 1
    return cost


def _past_adjectives(row: Sequence[Item], noun: int) -> int:
    """The last of the words right behind a noun, which describe it (``his third official visit to X, which lasted``)."""
    at = noun
    while at + 1 < len(row) and row[at + 1].kind in _DESCRIBING:
        at += 1
    return at


def _resumed(row: Sequence[Item], triggers: Sequence[int]) -> range:
    """What follows a noun that a relative clause takes up to tell what happened in it (``the summit of May, in which they signed``)."""
    verb = triggers[0]
    if verb < 2 or not therein(row, triggers):
        return range(0)
    opens = next((i for i in range(verb - 1, max(0, verb - _THEREIN), -1) if row[i].kind == "rel"), 0)
    noun = next((i for i in range(opens - 1, max(-1, opens - _BEFORE_NEXT), -1) if row[i].kind in ("noun", "verb", "stop")), -1)
    return range(noun + 1, opens) if noun >= 0 and row[noun].nouns else range(0)


def _parts(row: Sequence[Item], i: int, rivals: frozenset[int], *, ahead: bool, rough: bool) -> bool:
    """Whether what stands between an event and a date, which lies ``ahead`` of it or behind, leaves the date to another clause.

    Before a day is on that day (``they met before he left on Friday``); before a ``rough`` date may be long before.
    """
    kind = row[i].kind
    if kind in ("stop", "that", COORDINATE) or (ahead and i in rivals and is_participle(row[i])):
        return True
    return (kind == "source" or (kind in _OPENING and i + 1 in rivals) or (kind == "ere" and rough)) if ahead else kind == "ere"


def _takes_up(item: Item) -> bool:
    """Whether a verb with a pronoun says what was done before with what its object is (``lifted a ban that it had imposed in``)."""
    return any(form.startswith("perfect") and form.endswith("+object") for _, form in item.verbs)


def _comes_next(row: Sequence[Item], i: int, at: int, rivals: frozenset[int], kind: str) -> bool:
    """Whether a verb that goes on in the imperfect has its date right behind it (``visits X and tomorrow opens``), or behind where it
    says that a traveller goes next (``ends his visit and reaches Y on Friday``).
    """
    onward = kind == "visit" and row[i].verbs.among(_NEXT) and all(item.kind in _WHITHER for item in row[i + 1 : at])
    return (i + 1 == at or onward) and i in rivals and bool(row[i].verbs) and all(form.startswith(_AHEAD) for _, form in row[i].verbs)


def _owned(row: Sequence[Item], at: int, rivals: frozenset[int]) -> bool:
    """Whether another trigger precedes a date in its clause."""
    for i in range(at - 1, -1, -1):
        if row[i].kind in CLOSERS:
            return False
        if i in rivals:
            return True
    return False


def _told_before(row: Sequence[Item], at: int, rivals: frozenset[int]) -> bool:
    """Whether a finite verb, of an event or not, precedes a date in its sentence."""
    return _owned(row, at, rivals) or any(item.kind == "verb" for item in row[:at])


def _last_of(row: Sequence[Item], trigger: int, at: int) -> bool:
    """Whether a date is that of the last of several (``the last of them last month``)."""
    return trigger < at and any(row[i].kind == "last" for i in range(max(trigger, at - 4), at))


def _in_relative(row: Sequence[Item], at: int, trigger: int) -> bool:
    """Whether a date belongs to a relative clause that a comma closes before the trigger."""
    if not any(row[i].kind == "comma" for i in range(at + 1, trigger)):
        return False
    for i in range(at - 1, max(-1, at - 12), -1):
        if row[i].kind == "rel":
            return True
        if row[i].kind in CLOSERS or row[i].kind == "comma":
            return False
    return False


def _spans(row: Sequence[Item], left: int, right: int) -> bool:
    """Whether only a preposition of reaching stands between two dates (from the 11th until the 13th)."""
    between = row[left + 1 : right]
    return len(between) == 1 and between[0].kind in ("to", "bound", "where", "until") and left > 0 and row[left - 1].kind == "from"
