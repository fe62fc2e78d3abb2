"""The picture of a timeline: a Vega-Lite specification whose data and measures the page fills in.

The page cuts the calendar into lanes and packs the events of each into rows, so that none covers another. It hands over two data sets:

- ``lanes``: ``label``, ``y``, ``middle`` and ``y2`` in rows from the top, ``odd`` for every other one;
- ``events``: ``x`` and ``x2`` in milliseconds, ``y`` in rows, ``type``, ``status`` and ``exact``: day, span, or part (some time in it), and
  the event's ``id``, which Vega gives back when the pointer is on it.

A day is a point, a true span a solid bar, and what happened some time in a stretch a faint one. What did not plainly take place is hollow.
Altair takes a second to import, so this module is imported when a page is written and not before.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import altair as alt

from timeline.model import EVENT_TYPES, Status

HUES = (*EVENT_TYPES, "unknown")
"""What has a colour of its own: the types, and whatever a user's table may hold instead."""

_CROSS = "M-0.8,-0.8L0.8,0.8M0.8,-0.8L-0.8,0.8"
_SHAPES = {
    Status.OCCURRED: "circle",
    Status.PLANNED: "circle",
    Status.SPECULATED: "diamond",
    Status.DENIED: _CROSS,
    Status.CANCELLED: _CROSS,
}
_PARAMETERS = {"days": [0, 1], "rows": 1, "backwards": False, "gutter": 100, "chosen": "", "colours": {}}
"""The stretch that is shown, in milliseconds; the number of rows; whether time runs from right to left; how wide a lane's name may be;
the event that is open; colours by type and by use."""


@cache
def spec() -> dict[str, Any]:
    """The specification, with the parameters that the page sets."""
    chart = alt.layer(*_lanes(), _bars(), _points())
    chart = chart.add_params(*(alt.param(name=name, value=value) for name, value in _PARAMETERS.items()))
    chart = chart.properties(background="transparent", autosize="none")
    return dict(chart.configure_view(stroke=None).to_dict())


def _lanes() -> tuple[alt.Chart, alt.Chart]:
    """A band for every other lane, and each one's name beside it."""
    lanes = alt.Chart(alt.NamedData("lanes"))
    band = lanes.transform_filter("datum.odd").mark_rect(aria=False, fill=alt.ExprRef("colours.band"), x=0, x2=alt.ExprRef("width"))
    name = lanes.mark_text(
        aria=False,
        fill=alt.ExprRef("colours.ink"),
        fontSize=13,
        limit=alt.ExprRef("gutter"),
        x=alt.ExprRef("backwards ? width + 12 : -12"),
        align=alt.ExprRef("backwards ? 'left' : 'right'"),
    )
    return band.encode(y=_row("y"), y2="y2"), name.encode(y=_row("middle"), text="label:N")


def _bars() -> alt.Chart:
    bars = alt.Chart(alt.NamedData("events"), name="bars").transform_filter("datum.exact != 'day'")
    faint = alt.when("datum.status != 'occurred'").then(alt.value(0)).when("datum.exact == 'part'").then(alt.value(0.25))
    dashes = alt.ExprRef("datum.status == 'occurred' ? null : [3, 2]")
    drag = alt.selection_interval(name="drag", encodings=["x"], mark=alt.BrushConfig(fill="gray", fillOpacity=0.2, strokeOpacity=0))
    marked = bars.mark_rect(aria=False, cursor="pointer", height=8, cornerRadius=2, strokeWidth=1, strokeDash=dashes)
    chart: alt.Chart = marked.add_params(drag).encode(
        x=_time(),
        x2="x2",
        y=_row("y"),
        tooltip="id:N",
        fill=_colour(),
        stroke=_outline(),
        fillOpacity=faint.otherwise(alt.value(1)),
        strokeOpacity=alt.when("datum.exact == 'part'").then(alt.value(0.6)).otherwise(alt.value(1)),
    )
    return chart


def _points() -> alt.Chart:
    points = alt.Chart(alt.NamedData("events")).transform_filter("datum.exact == 'day'")
    hollow = alt.when("datum.status != 'occurred'").then(alt.value(0)).otherwise(alt.value(1))
    marked = points.mark_point(aria=False, cursor="pointer", size=64, strokeWidth=1.5, opacity=1)
    chart: alt.Chart = marked.encode(
        x=_time(),
        y=_row("y"),
        tooltip="id:N",
        fill=_colour(),
        stroke=_outline(),
        fillOpacity=hollow,
        shape=alt.Shape("status:N", legend=None, scale=alt.Scale(domain=list(_SHAPES), range=list(_SHAPES.values()))),
    )
    return chart


def _time() -> alt.X:
    scale = alt.Scale(type="utc", domain=alt.ExprRef("days"), nice=False, reverse=alt.ExprRef("backwards"))
    formats = dict.fromkeys(("hours", "minutes", "seconds", "milliseconds"), " ")
    formats |= {"year": "%Y", "quarter": "%B", "month": "%B", "week": "%-d %b", "day": "%-d %b", "date": "%-d %b"}
    axis = alt.Axis(
        title=None,
        format=formats,
        tickCount=alt.ExprRef("max(2, width / 100)"),
        labelOverlap=True,
        labelFontSize=12,
        labelColor=alt.ExprRef("colours.soft"),
        gridColor=alt.ExprRef("colours.line"),
        domainColor=alt.ExprRef("colours.soft"),
        tickColor=alt.ExprRef("colours.soft"),
    )
    return alt.X("x:T", scale=scale, axis=axis)


def _row(field: str) -> alt.Y:
    return alt.Y(f"{field}:Q", axis=None, scale=alt.Scale(domain=alt.ExprRef("[0, rows]"), reverse=True, nice=False, zero=False))


def _colour() -> alt.Fill:
    return alt.Fill("type:N", legend=None, scale=_hues())


def _outline() -> Any:
    """The colour of the type; ink for the event that is open."""
    own = alt.Stroke("type:N", legend=None, scale=_hues())
    return alt.when("datum.id == chosen").then(alt.value(alt.ExprRef("colours.ink"))).otherwise(own)


def _hues() -> alt.Scale:
    return alt.Scale(domain=list(HUES), range=[alt.ExprRef(f"colours.{name}") for name in HUES])
