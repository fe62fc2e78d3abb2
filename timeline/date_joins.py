"""Put slots of an island together that are one: number words, months by number, the two names of one month."""

from __future__ import annotations

from timeline.date_slots import Item, SlotTable

_JOINED = frozenset({"N", "CARD", "CARDD", "ORD", "ORDD", "MONTH", "MONTHD", "MON", "MONW"})
_MONTH_NUMBERS = frozenset({"MM", "CARD"})
_ASK_MONTH = frozenset({"OF", "START", "MIDDLE", "END", "CLOSE", "DD", "ORDD", "ORD", "LASTONE"})


def join(run: list[Item], table: SlotTable) -> list[Item]:
    """The slots of an island with what belongs together made one."""
    few = [item for item in run if not _JOINED.isdisjoint(item.slot.kinds)]
    if not few or (len(few) == 1 and "CARDD" not in few[0].slot.kinds):
        return run
    return _months(_numbered(_numbers(run, table), table), table)


def _numbers(run: list[Item], table: SlotTable) -> list[Item]:
    """Put number words together: units and tens, hundreds, thousands; an ordinal and its tens; hours and minutes."""
    out: list[Item] = []
    i = 0
    while i < len(run):
        item = run[i]
        kinds = item.slot.kinds
        if "N" in kinds and i + 2 < len(run) and "COLON" in run[i + 1].slot.kinds and "N" in run[i + 2].slot.kinds:
            item, i = Item(item.first, run[i + 2].last, item.prefix, table.clock), i + 3
        elif "CARD" in kinds or "CARDD" in kinds or "ORDD" in kinds or "ORD" in kinds:
            item, i = _number(run, i, table)
        else:
            i += 1
        out.append(item)
    return out


def _number(run: list[Item], i: int, table: SlotTable) -> tuple[Item, int]:
    item = run[i]
    kinds, values = item.slot.kinds, item.slot.values
    if "CARD" in kinds or "CARDD" in kinds:
        value = int(values.get("CARD", values.get("CARDD", 0)))
        total, group, j = 0, value, i + 1
        if "CARDD" in kinds and value >= 20 and value < 100:
            return Item(item.first, item.last, item.prefix, table.slot((("CARDD", value), ("ORDD", value)))), j
        while (after := _joined(run, j, ("CARD", "CARDD"))) is not None and (value, group) is not None:
            more = int(run[after].slot.values.get("CARD", run[after].slot.values.get("CARDD", 0)))
            if group < 10 and 20 <= more < 100:
                group += more
            elif (group >= 100 and group % 100 == 0 and more < 100) or (group >= 1000 and group % 1000 == 0 and more < 1000):
                total, group = total + group, more
            else:
                break
            j = after + 1
        if j == i + 1:
            return item, j
        name = "CARDD" if "CARDD" in kinds else "CARD"
        meanings = ((name, total + group),) if name == "CARD" or total + group >= 100 else ((name, total + group), ("ORDD", total + group))
        return Item(item.first, run[j - 1].last, item.prefix, table.slot(meanings)), j
    value = int(values.get("ORDD", values.get("ORD", 0)))
    after = _joined(run, i + 1, ("CARD", "CARDD"))
    if after is not None and value < 10:
        tens = int(run[after].slot.values.get("CARD", run[after].slot.values.get("CARDD", 0)))
        if 20 <= tens <= 90:
            kind = "ORDD" if "ORDD" in kinds else "ORD"
            return Item(item.first, run[after].last, item.prefix, table.slot(((kind, value + tens),))), after + 1
    return item, i + 1


def _numbered(run: list[Item], table: SlotTable) -> list[Item]:
    """A month by its number, after a word that asks for a month: of month 3, of the eighth month."""
    for i in range(len(run) - 2, 0, -1):
        kinds, values = run[i + 1].slot.kinds, run[i + 1].slot.values
        by_order = "MONTHD" in run[i].slot.kinds and "ORDD" in kinds and "OF" in run[i - 1].slot.kinds
        if not by_order and not ("MONTH" in run[i].slot.kinds and not kinds.isdisjoint(_MONTH_NUMBERS)):
            continue
        number = next(v for k, v in values.items() if k in _MONTH_NUMBERS or k == "ORDD")
        if not run[i - 1].slot.kinds.isdisjoint(_ASK_MONTH) and isinstance(number, int) and 2 <= number <= 12:
            run[i : i + 2] = [Item(run[i].first, run[i + 1].last, run[i].prefix, table.slot((("MON", number),)))]
    return run


def _months(run: list[Item], table: SlotTable) -> list[Item]:
    """Put the two names of one month together."""
    if sum("MON" in item.slot.kinds or "MONW" in item.slot.kinds for item in run) < 2:
        return run
    out: list[Item] = []
    i = 0
    while i < len(run):
        item = run[i]
        month = _month(item)
        if month:
            for pattern in (("SLASH",), ("LP",), ("DASH",), ()):
                j = i + 1 + len(pattern)
                if j < len(run) and all(p in run[i + 1 + k].slot.kinds for k, p in enumerate(pattern)) and _month(run[j]) == month:
                    i, last = j, run[j].last
                    if pattern == ("LP",) and j + 1 < len(run) and "RP" in run[j + 1].slot.kinds:
                        i, last = j + 1, run[j + 1].last
                    item = Item(item.first, last, item.prefix, table.slot((("MON", month),)))
                    break
        out.append(item)
        i += 1
    return out


def _month(item: Item) -> int:
    values = item.slot.values
    return int(values.get("MON", values.get("MONW", 0)))


def _joined(run: list[Item], i: int, kinds: tuple[str, ...]) -> int | None:
    """The index of the slot of one of the kinds that ``and`` joins on, or None."""
    if i + 1 < len(run) and "AND" in run[i].slot.kinds and any(k in run[i + 1].slot.kinds for k in kinds):
        return i + 1
    return None
