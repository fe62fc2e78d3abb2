"""The page in a real browser: what a reader sees, asks for and may do with it, and what articles may not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from browser import chromium, complaints, requests, size
from selenium.webdriver import Chrome, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait
from tables import VISIT

from timeline import arabic, lexicon
from timeline.export import html
from timeline.export.articles import Record
from timeline.model import EVENT_TYPES
from timeline.table import Row

PAGE = 50
"""Rows on one page of the table."""


def made(id: str, **changed: Any) -> Row:
    """A row of the table of these tests: a visit of the Russian minister to Egypt on a day, unless it is said otherwise."""
    day = changed.pop("day", "2023-09-13")
    plain = replace(
        VISIT, event_id=id, date=day, start=day, end=day, precision="day", title=f"عنوان {id}", title_en=f"Title {id}",
        actors="سيرغي لافروف", actor_ids="lavrov-sergei", actor_countries="RUS", recipients="مصر", recipient_ids="EGY",
        recipient_countries="EGY", place="القاهرة", place_country="EGY", evidence="وصل الوزير.", sources="a", source_count=1,
        mention_count=1, notes="", locked="",
    )  # fmt: skip
    return replace(plain, **changed)


SENTENCE = "وصل لافروف إلى القاهرة 😀 يوم الثلاثاء."
ROWS = (
    made("one", day="2023-01-05", confidence=0.91, notes="merged by same people; status: planned > occurred"),
    made("two", type="meeting", day="2023-02-05", status="planned", evidence="وسيلتقي أحمد بالرئيس إلى جانب القُــمَّة.", confidence=0.3),
    made("three", type="agreement", date="2023-03", start="2023-03-01", end="2023-03-31", precision="month", status="denied"),
    made("four", date="2023-04-01/2023-04-04", start="2023-04-01", end="2023-04-04", precision="span", actors="أيمن الصفدي",
         actor_ids="safadi-ayman", actor_countries="JOR", place="عمان", place_country="JOR", source_count=3, sources="a; b; c"),
    made("five", date="", start="", end="", precision="", date_basis="", place="", place_country="",
         evidence="سنة ٢٠١٩ في مدرسةٍ على مستشفى"),
)  # fmt: skip
RECORDS: list[Record] = [
    {"event_id": "one", "doc_id": "a", "publish_date": "2023-01-06", "url": "https://example.org/a", "outlet": "صحيفة",
     "title": "عنوان المقال", "offset": 100, "offset_end": 103,
     "sentence_offset": 100, "sentence": SENTENCE, "dates": [{"offset": 125, "offset_end": 137}],
     "actors": [{"offset": 104, "offset_end": 110, "id": "lavrov-sergei", "name": "سيرغي لافروف", "name_en": "Sergei Lavrov"}],
     "recipients": [], "others": [], "place": {"offset": 115, "offset_end": 122, "id": "", "name": "القاهرة", "name_en": "Cairo"},
     "rule": "arrive", "reasons": ["status: perfect tense"], "date_evidence": "الأسبوع الماضي"},
    {"event_id": "four", "doc_id": "b", "url": "javascript:alert(1)", "title": "ب", "sentence_offset": 0, "sentence": "زار.", "offset": 0,
     "offset_end": 3},
]  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Chrome]:
    with chromium() as browser:
        yield browser


def written(folder: Path, rows: Sequence[Row], records: Sequence[Record] = ()) -> Path:
    page = folder / "page.html"
    with page.open("wb") as stream:
        html.write(rows, stream, records)
    return page


def opened(browser: Chrome, page: Path, *, width: int = 1440) -> None:
    """Open a page afresh, and wait until its chart is drawn."""
    size(browser, width)
    browser.get_log("performance")
    browser.get("about:blank")
    browser.get(page.as_uri())
    WebDriverWait(browser, 60).until(lambda _: each(browser, "#chart :is(svg, canvas)", "it.tagName"))


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("page"), ROWS, RECORDS)


@pytest.fixture
def reader(browser: Chrome, page: Path) -> Iterator[Chrome]:
    """The page of five rows, freshly opened; at the end the console is empty and nothing was fetched."""
    opened(browser, page)
    yield browser
    assert complaints(browser) == []
    assert requests(browser, page) == []


def find(browser: Chrome, selector: str) -> WebElement:
    return browser.find_element(By.CSS_SELECTOR, selector)


def each(browser: Chrome, selector: str, value: str) -> list[Any]:
    """What an expression over ``it`` gives for each element."""
    return list(browser.execute_script(f"return [...document.querySelectorAll(arguments[0])].map((it) => {value})", selector))


def shown(browser: Chrome) -> list[str]:
    """The ids of the rows that the table shows, in order."""
    return each(browser, "tbody tr", "it.dataset.id")


def text(browser: Chrome, selector: str) -> str:
    return str(each(browser, selector, "it.textContent")[0])


def links(browser: Chrome) -> list[str]:
    return each(browser, "#detail a", "it.href")


def enter(browser: Chrome, name: str, value: str) -> None:
    """Fill in a field as a reader does, in one go."""
    browser.execute_script(
        "const field = document.querySelector(`#filters [name=${arguments[0]}]`); field.value = arguments[1];"
        "field.dispatchEvent(new Event('input', { bubbles: true }))",
        name,
        value,
    )


def press(browser: Chrome, *keys: str) -> None:
    for key in keys:
        browser.switch_to.active_element.send_keys(key)


def focused(browser: Chrome) -> str:
    """The row that has the focus, else the tag and id of what has it."""
    element = "`${it.tagName.toLowerCase()}#${it.id || it.name}`"
    return "".join(each(browser, ":focus", f"it.closest('tbody tr')?.dataset.id ?? {element}"))


def test_all_is_there(reader: Chrome) -> None:
    assert shown(reader) == ["one", "two", "three", "four", "five"]
    assert text(reader, "#summary") == "5 events from 3 articles, January – April 2023"
    assert text(reader, "tr[data-id=three] .date") == "Mar 2023"
    assert text(reader, "tr[data-id=four] .date") == "1 – 4 Apr 2023"
    assert text(reader, "tr[data-id=five] .date") == "undated"
    assert len(each(reader, "#chart :is(.layer_3_marks, .bars_marks) path", "it")) == 4


@pytest.mark.parametrize(
    ("name", "value", "left"),
    [
        ("country", "JOR", ["four"]),
        ("country", "RUS", ["one", "two", "three", "five"]),
        ("status", "planned", ["two"]),
        ("person", "Safadi", ["four"]),
        ("person", "ايمن", ["four"]),
        ("person", "lavrov", ["one", "two", "three", "five"]),
        ("from", "2023-03-31", ["three", "four"]),
        ("to", "2023-03-01", ["one", "two", "three"]),
        ("text", "Title four", ["four"]),
        ("text", "no such thing", []),
    ],
)
def test_filters(reader: Chrome, name: str, value: str, left: list[str]) -> None:
    enter(reader, name, value)
    assert shown(reader) == left
    assert text(reader, "#shown") == f"{len(left)} of 5 events"
    assert find(reader, "#nothing").is_displayed() == (not left)
    find(reader, "#clear").click()
    assert text(reader, "#shown") == "5 events"


def test_types_add_up(reader: Chrome) -> None:
    find(reader, "#types input[value=meeting]").click()
    assert shown(reader) == ["two"]
    find(reader, "#types input[value=agreement]").click()
    assert shown(reader) == ["two", "three"]
    enter(reader, "status", "denied")
    assert shown(reader) == ["three"]


@pytest.mark.parametrize(
    ("sought", "left"),
    [
        ("احمد", "two"), ("أحمد", "two"), ("إلي", "two"), ("الى", "two"), ("القمة", "two"), ("القمه", "two"), ("القـمـة", "two"),
        ("٢٠١٩", "five"), ("2019", "five"), ("مدرسه", "five"), ("مستشفي", "five"), ("الثُلاثاء", None), ("القاهره", "one two three"),
        ("SAFADI", "four"), ("الصفدى عمان", "four"),
    ],
)  # fmt: skip
def test_search_knows_no_spelling(reader: Chrome, sought: str, left: str | None) -> None:
    enter(reader, "text", sought)
    assert shown(reader) == (left or "").split()


def test_the_fold_is_that_of_the_extractor(reader: Chrome) -> None:
    script = (Path(html.__file__).parent / "page/fold.js").read_text(encoding="utf-8")
    texts = sorted({phrase for phrase, _, _ in lexicon.load().phrases()})[::7]
    texts += [chr(code) + "ب" for code in (*range(0x20, 0x700), *range(0x2000, 0x2070), *range(0xFB50, 0xFF00))]
    setting = "const data = JSON.parse(document.getElementById('data').textContent);"
    folded = reader.execute_script(f"{setting} {script} return arguments[0].map(fold)", texts)
    differ = [(raw, got) for raw, got in zip(texts, folded, strict=True) if got != arabic.fold(raw).text]
    assert [raw for raw, _ in differ] == ["İب"], "only the one capital whose small letter is two"


@pytest.mark.parametrize(
    ("column", "up", "down"),
    [
        ("date", "one two three four five", "five four three two one"),
        ("type", "three two one four five", "one four five two three"),
        ("event", "five four one three two", "two three one four five"),
        ("place", "four one two three five", "five one two three four"),
        ("status", "three one four five two", "two one four five three"),
        ("articles", "one two three five four", "four one two three five"),
        ("confidence", "two one three four five", "three four five one two"),
    ],
)
def test_sorting(reader: Chrome, column: str, up: str, down: str) -> None:
    button = f"[data-sort={column}]"
    if column != "date":
        find(reader, button).click()
    assert shown(reader) == up.split()
    assert find(reader, f"th.{column}").get_attribute("aria-sort") == "ascending"
    find(reader, button).click()
    assert find(reader, f"th.{column}").get_attribute("aria-sort") == "descending"
    assert shown(reader) == down.split()
    enter(reader, "country", "RUS")
    assert shown(reader) == [id for id in down.split() if id != "four"]


def test_languages(reader: Chrome) -> None:
    find(reader, "[data-language=ar]").click()
    assert reader.execute_script("return [document.documentElement.lang, document.documentElement.dir]") == ["ar", "rtl"]
    assert text(reader, "#summary") == "5 أحداث من 3 مقالات، يناير – أبريل 2023"
    assert text(reader, "tr[data-id=one] .event") == "عنوان one"
    assert text(reader, "tr[data-id=two] .type") == "لقاء"
    assert reader.title.startswith("الخط الزمني")
    date, event = (find(reader, f"tr[data-id=one] .{name}").rect["x"] for name in ("date", "event"))
    assert date > event
    find(reader, "[data-language=en]").click()
    assert reader.execute_script("return [document.documentElement.lang, document.documentElement.dir]") == ["en", "ltr"]
    assert text(reader, "tr[data-id=one] .event") == "Title one"


def test_what_is_chosen_outlives_a_change_of_language(reader: Chrome) -> None:
    enter(reader, "country", "RUS")
    find(reader, "#types input[value=meeting]").click()
    find(reader, "tbody button").click()
    find(reader, "[data-language=ar]").click()
    assert shown(reader) == ["two"]
    assert text(reader, "#detail h2") == "عنوان two"


def marked(browser: Chrome) -> list[list[str]]:
    return each(browser, "blockquote mark", "[it.className, it.textContent]")


def test_an_event_in_full(reader: Chrome) -> None:
    find(reader, "tr[data-id=one]").click()
    assert text(reader, "#detail h2") == "Title one"
    assert text(reader, "blockquote") == SENTENCE
    assert marked(reader) == [["trigger", "وصل"], ["actor", "لافروف"], ["place", "القاهرة"], ["date", "يوم الثلاثاء"]]
    told = text(reader, "#detail")
    for words in ("very likely right (0.91)", "merged by same people", "planned > occurred", "Dated by: الأسبوع الماضي", "Sergei Lavrov"):
        assert words in told
    assert links(reader) == ["https://example.org/a"]
    assert find(reader, "#detail a").get_attribute("rel") == "noopener noreferrer"


def test_what_is_no_address_is_no_link(reader: Chrome) -> None:
    find(reader, "tr[data-id=four]").click()
    assert links(reader) == ["https://example.org/a"]
    assert each(reader, "#detail h4", "it.textContent") == ["عنوان المقال", "ب", "c"]


def test_without_mentions_the_table_speaks(reader: Chrome) -> None:
    find(reader, "tr[data-id=two]").click()
    assert text(reader, "blockquote") == ROWS[1].evidence
    assert marked(reader) == []


def test_the_keyboard_is_enough(reader: Chrome) -> None:
    walk = []
    for _ in range(40):
        press(reader, Keys.TAB)
        walk.append(focused(reader))
        if walk[-1] == "one":
            break
    assert walk[0] == "a#"
    fields = [place.partition("#")[2] for place in walk if place.startswith(("input", "select"))]
    assert list(dict.fromkeys(fields)) == ["text", "country", "person", "status", "from", "to", "type"]
    assert walk[-1] == "one"
    press(reader, Keys.ARROW_DOWN, Keys.ARROW_DOWN)
    assert focused(reader) == "three"
    press(reader, Keys.END)
    assert focused(reader) == "five"
    press(reader, Keys.ARROW_DOWN, Keys.HOME, Keys.ARROW_UP)
    assert focused(reader) == "one"
    press(reader, Keys.ENTER)
    assert focused(reader) == "h2#detail-name"
    assert find(reader, "tr[data-id=one] button").get_attribute("aria-expanded") == "true"
    press(reader, Keys.ESCAPE)
    assert focused(reader) == "one"
    assert not find(reader, "#detail").is_displayed()
    assert find(reader, "tr[data-id=one] button").get_attribute("aria-expanded") == "false"


def test_an_open_panel_follows_the_arrows(reader: Chrome) -> None:
    find(reader, "tr[data-id=one] button").send_keys(Keys.ENTER)
    find(reader, "tr[data-id=one] button").send_keys(Keys.ARROW_DOWN)
    assert (focused(reader), text(reader, "#detail h2")) == ("two", "Title two")


def test_everything_to_press_has_a_name(reader: Chrome) -> None:
    find(reader, "tr[data-id=one]").click()
    nodes = reader.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    roles = ("button", "link", "combobox", "searchbox", "textbox", "checkbox", "Date", "table", "columnheader", "image", "dialog")
    named = [(node["role"]["value"], node.get("name", {}).get("value", "")) for node in nodes if node.get("role", {}).get("value") in roles]
    assert {role for role, _ in named} >= {"button", "link", "combobox", "searchbox", "checkbox", "table", "columnheader"}
    assert [role for role, name in named if not name] == []


def mouse(browser: Chrome, kind: str, x: float, y: float) -> None:
    browser.execute_cdp_cmd("Input.dispatchMouseEvent", {"type": kind, "x": x, "y": y, "button": "left", "buttons": 1, "clickCount": 1})


def drag(browser: Chrome, first: float, last: float) -> None:
    """Drag across the chart, from one part of its width to another."""
    chart = find(browser, "#chart").rect
    points = [("mousePressed", first), ("mouseMoved", (first + last) / 2), ("mouseMoved", last), ("mouseReleased", last)]
    for kind, part in points:
        mouse(browser, kind, chart["x"] + part * chart["width"], chart["y"] + 6)


@pytest.mark.parametrize(("language", "first", "last"), [("en", 0.45, 0.97), ("ar", 0.03, 0.55), ("ar", 0.55, 0.03)])
def test_dragging_across_the_chart_chooses_a_period(reader: Chrome, language: str, first: float, last: float) -> None:
    find(reader, f"[data-language={language}]").click()
    WebDriverWait(reader, 20).until(lambda _: each(reader, "#chart svg", "it"))
    drag(reader, first, last)
    from_, to = (find(reader, f"[name={name}]").get_attribute("value") or "" for name in ("from", "to"))
    assert "2023-01-05" < from_ < to
    left = [row.event_id for row in ROWS if row.start and row.end >= from_ and row.start <= to]
    assert 0 < len(left) < 4
    assert shown(reader) == left


def test_a_click_on_the_chart_opens_an_event(reader: Chrome) -> None:
    point = each(reader, "#chart .layer_3_marks path", "it.getBoundingClientRect().toJSON()")[0]
    x, y = point["x"] + point["width"] / 2, point["y"] + point["height"] / 2
    reader.execute_cdp_cmd("Input.dispatchMouseEvent", {"type": "mouseMoved", "x": x, "y": y})
    assert find(reader, "#tip").text == "Title one\n5 January 2023"
    mouse(reader, "mousePressed", x, y)
    mouse(reader, "mouseReleased", x, y)
    assert text(reader, "#detail h2") == "Title one"


def test_lanes_by_country(reader: Chrome) -> None:
    for lanes, labels in (("country", ["Egypt", "Russia", "Jordan"]), ("type", ["visit", "meeting", "agreement"])):
        find(reader, f"[data-lanes={lanes}]").click()
        assert each(reader, "#chart .layer_1_marks text", "it.textContent") == labels


def test_a_phone(browser: Chrome, page: Path) -> None:
    browser.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": True})
    opened(browser, page, width=390)
    assert browser.execute_script("return matchMedia('(pointer: coarse)').matches")
    for language in ("ar", "en"):
        find(browser, f"[data-language={language}]").click()
        find(browser, "tr[data-id=one]").click()
        assert each(browser, "#detail", "[it.offsetLeft, it.offsetWidth]") == [[0, 390]]
        assert max(each(browser, "html, #detail", "it.scrollWidth")) <= 390
        assert each(browser, "#table", "it.inert") == [True]
        find(browser, "#detail .close").click()
        assert not find(browser, "#detail").is_displayed()
        assert each(browser, "#table", "it.inert") == [False]
    point = each(browser, "#chart .layer_3_marks path", "it.getBoundingClientRect().toJSON()")[0]
    for kind, points in (("touchStart", [{"x": point["x"] + 4, "y": point["y"] + 4}]), ("touchEnd", [])):
        browser.execute_cdp_cmd("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    assert text(browser, "#detail h2") == "Title one"
    find(browser, "#detail .close").click()
    find(browser, "#more").click()
    assert find(browser, "[name=country]").is_displayed()
    browser.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": False})
    assert complaints(browser) == []


HOSTILE = (
    "</script><script>window.taken = 1</script>",
    "<img src=x onerror='window.taken = 1'>",
    '"><svg onload="window.taken = 1">',
    "${window.taken = 1}{{7*7}}",
    "\u202eevil\u202d\u2066",
    "nul\0byte",
    "__proto__",
    "constructor",
)


EVERYWHERE = (
    "event_id", "date", "date_basis", "type", "status", "title", "title_en", "actors", "actor_ids", "actor_countries", "others", "place",
    "place_country", "cameo", "evidence", "sources", "notes",
)  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_articles_are_data(browser: Chrome, tmp_path: Path, words: str) -> None:
    entity = {"offset": 0, "offset_end": 3, "id": words, "name": words, "name_en": words}
    record: Record = {
        **dict.fromkeys(("event_id", "doc_id", "title", "outlet", "publish_date", "sentence"), words),
        **{
            "url": f"javascript:{words}",
            "offset": 0,
            "offset_end": 2,
            "sentence_offset": 0,
            "date_evidence": f"{words}!",
            "reasons": [words],
        },
        **{"actors": [entity], "place": entity},
    }
    page = written(tmp_path, [replace(VISIT, **dict.fromkeys(EVERYWHERE, words))], [record])
    opened(browser, page)
    for language in ("ar", "en"):
        find(browser, f"[data-language={language}]").click()
        find(browser, "tbody button").click()
        assert text(browser, "tbody button") == text(browser, "#detail h2") == text(browser, "blockquote") == words
        assert browser.execute_script("return window.taken") is None
        assert (
            each(
                browser,
                "img, iframe, object, embed, td svg, aside svg, [onerror], [onload], #detail a, script ~ script ~ script ~ script",
                "0",
            )
            == []
        )
    assert set(each(browser, "blockquote, #detail h2, td.event", "getComputedStyle(it).unicodeBidi")) == {"isolate"}
    assert complaints(browser) == []
    assert requests(browser, page) == []


def test_the_policy_holds(reader: Chrome) -> None:
    image = "<img src='https://example.org/x.png' onerror='window.taken = 1'>"
    reader.execute_script("const s = document.createElement('script'); s.textContent = 'window.taken = 1'; document.body.append(s)")
    reader.execute_script("document.body.insertAdjacentHTML('beforeend', arguments[0])", image)
    assert reader.execute_script("return fetch('https://example.org/').then(() => 'fetched', () => 'refused')") == "refused"
    assert reader.execute_script("return window.taken") is None
    assert len([message for message in complaints(reader) if "Content Security Policy" in message]) >= 3
    reader.get_log("performance")


def many(n: int) -> list[Row]:
    days = [f"20{10 + i % 14}-{1 + i % 12:02d}-{1 + i % 28:02d}" for i in range(n)]
    return [made(f"e{i:05d}", day=days[i], type=EVENT_TYPES[i % 13], actors=f"فلان {i}", actor_ids=f"x-{i}") for i in range(n)]


def test_thousands_of_events(browser: Chrome, tmp_path: Path) -> None:
    page = written(tmp_path, many(5000))
    opened(browser, page)
    assert text(browser, "#shown") == "5,000 events"
    assert len(shown(browser)) == PAGE
    assert text(browser, "#page") == "Page 1 of 100"
    enter(browser, "text", "فلان 4321")
    assert shown(browser) == ["e04321"]
    enter(browser, "text", "")
    find(browser, "[data-step='1']").click()
    assert (len(shown(browser)), text(browser, "#page")) == (PAGE, "Page 2 of 100")
    find(browser, "tbody button").send_keys(Keys.ARROW_UP)
    assert text(browser, "#page") == "Page 1 of 100"
    press(browser, Keys.PAGE_DOWN, Keys.END)
    assert text(browser, "#page") == "Page 100 of 100"
    assert len(each(browser, "body *:not(option)", "0")) < 2000
    assert complaints(browser) == []


def test_paper_has_the_whole_table(browser: Chrome, tmp_path: Path) -> None:
    opened(browser, written(tmp_path, many(120)))
    browser.execute_script("dispatchEvent(new Event('beforeprint'))")
    assert len(shown(browser)) == 120
    browser.execute_script("dispatchEvent(new Event('afterprint'))")
    assert len(shown(browser)) == PAGE
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    hidden = [name for name in ("#filters", "#pages", ".languages", "#table .keys") if not find(browser, name).is_displayed()]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert len(hidden) == 4


def test_an_empty_table(browser: Chrome, tmp_path: Path) -> None:
    page = written(tmp_path, [])
    size(browser, 1440)
    browser.get(page.as_uri())
    WebDriverWait(browser, 20).until(lambda _: find(browser, "#nothing").is_displayed())
    assert text(browser, "#nothing p") == "This timeline has no events."
    assert text(browser, "#summary") == "0 events from 0 articles"
    assert not find(browser, "#picture").is_displayed()
    assert complaints(browser) == []


def test_the_page_needs_no_words_but_its_own(reader: Chrome) -> None:
    for language in ("ar", "en"):
        find(reader, f"[data-language={language}]").click()
        words = find(reader, "body").text
        for id in shown(reader):
            find(reader, f"tr[data-id={id}]").click()
            words += find(reader, "#detail").text
        assert [key for key in html.words()["en"] if "." in key and key in words] == []
        assert "{" not in words
