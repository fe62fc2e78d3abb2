"""The commands. Heavy modules are imported inside them, so that ``timeline --help`` is there at once."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from timeline import __version__, terminal
from timeline.terminal import input_options

if TYPE_CHECKING:
    from timeline.model import Interval
    from timeline.ner import Ner
    from timeline.read import Given
    from timeline.scale import Means

MERGES = ("corpus", "document", "none")
ner_option = click.option("--ner", type=click.Choice(("camel",)), help="Let a model find more names: that of camel-tools.")


@click.group(cls=terminal.Door, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="timeline")
def main() -> None:
    """Arabic news articles in, one chronological table of diplomatic events out.

    \b
    timeline extract articles/ -o timeline.csv   who met whom, when, where, and who says so
    timeline explain "..."                       why a sentence gives the events that it gives

    PATHS are files, folders, globs, or - for standard input; .txt, .md, .html, .jsonl and .csv, each also
    with .gz. Data go to stdout, messages to stderr. Exit codes: 0 all well, 1 faults in the input (the
    rest is done all the same), 2 wrong usage.
    """


@main.command()
@input_options
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where the table goes, in the format of its suffix (.csv, .jsonl, .parquet, .xlsx, .ics, .html); without it CSV on stdout.",
)
@click.option(
    "--merge",
    type=click.Choice(MERGES),
    default="corpus",
    show_default=True,
    help="Make one row of what is one event in all articles, in each article alone, or not at all.",
)
@click.option("--undated", is_flag=True, help="Keep events that nothing dates.")
@ner_option
@terminal.means_options
@click.option("--show", is_flag=True, help="Print the timeline for reading, with -o or instead of CSV.")
def extract(
    paths: tuple[str, ...], given: Given, output: Path | None, merge: str, undated: bool, ner: Ner | None, means: Means, show: bool
) -> None:
    """Write the table of events that articles tell.

    Beside the table NAME.csv goes NAME.mentions.jsonl: every mention behind each row, with its place in the text and its reasons.
    """
    from timeline import export, mentions, pipeline, scale
    from timeline import show as table
    from timeline.link import Merge
    from timeline.table import chronological

    if output and output.suffix.lower() not in export.FORMATS:
        raise click.BadParameter(f"{output}: no known format ({', '.join(export.FORMATS)})", param_hint="--output")
    if output:
        export.check(output)
    with terminal.faults() as report, terminal.articles(paths, given, output=output, report=report) as documents:
        found = scale.mentions(documents, means, report, ner)
        told = list(pipeline.placed(found, ner))
        events = pipeline.linked(told, merge=cast(Merge, merge), undated=undated, settle=scale.settle(means))
        rows = chronological(pipeline.row(event) for event in events)
        if output:
            terminal.remark(export.save(rows, output, mentions.records(events)))
            export.save_mentions(mentions.records(events, told), output)
        if show:
            table.show(rows)
        elif not output:
            export.csv.write(rows, sys.stdout.buffer, mark=False)


@main.command()
@click.argument("table", metavar="OLD", type=click.Path(dir_okay=False, path_type=Path))
@input_options
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="Where the new table goes; OLD if nowhere else."
)
@click.option("--undated", is_flag=True, help="Keep events that nothing dates.")
@ner_option
@terminal.means_options
def update(table: Path, paths: tuple[str, ...], given: Given, output: Path | None, undated: bool, ner: Ner | None, means: Means) -> None:
    """Bring the table in the file OLD up to date with new articles.

    It becomes the table that all articles together would give, with the mentions beside it; but events keep their ids, and rows that
    you have marked locked stay as they are. Articles that OLD knows already are left alone.
    """
    from timeline import export, mentions, scale
    from timeline import update as updating

    output = output or table
    export.check(output)
    rows, kept = updating.load(table)
    with terminal.faults() as report, terminal.articles(paths, given, output=output, report=report) as documents:
        found = scale.mentions(updating.unknown(documents, kept), means, report, ner)
        now = updating.update(rows, kept, found, undated=undated, ner=ner, settle=scale.settle(means))
        terminal.remark(export.save(now.rows, output, mentions.records(now.events)))
        export.save_mentions(mentions.records(now.events, now.mentions), output)


@main.command()
@click.argument("table", metavar="IN", type=click.Path(path_type=Path))
@click.argument("output", metavar="OUT", type=click.Path(dir_okay=False, path_type=Path))
def convert(table: Path, output: Path) -> None:
    """Write the table in the file IN to the file OUT, each in the format of its suffix.

    .csv, .jsonl, .parquet and .xlsx hold all of a table. The mentions that lie beside IN are copied to beside OUT.
    """
    from timeline import export

    terminal.remark(export.convert(table, output))


@main.command()
@click.argument("table", metavar="FILE", type=click.Path(path_type=Path))
def show(table: Path) -> None:
    """Print the table in FILE for reading: a .csv, .jsonl, .parquet or .xlsx."""
    from timeline import export
    from timeline.show import show

    show(export.load(table))


@main.command()
@click.argument("table", metavar="TIMELINE", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where the page goes; beside TIMELINE if you do not say.",
)
def view(table: Path, output: Path | None) -> None:
    """Make one page of the table in TIMELINE, to look at in a browser and to send on.

    It shows the sentences behind each event if the table's NAME.mentions.jsonl lies beside it. It needs no network.
    """
    from timeline import export

    page = output or table.with_suffix(".html")
    if page.suffix.lower() != ".html":
        raise click.BadParameter(f"{page}: a page is a .html file", param_hint="--output")
    export.check(page)
    export.save(export.load(table), page, export.load_mentions(table))


@main.command()
@input_options
def dates(paths: tuple[str, ...], given: Given) -> None:
    """Write every date expression, one JSON object a line.

    doc_id, offset, offset_end (code points into the raw text), text, kind (DATE, DURATION, SET), value (TIMEX3), start, end,
    basis and rule.
    """
    from timeline import scale
    from timeline.files import write_json_lines

    bar = not sys.stdout.isatty()
    with terminal.faults() as report, terminal.articles(paths, given, bar=bar, report=report) as documents:
        write_json_lines(scale.dates(documents, report), sys.stdout.buffer)


@main.command()
@input_options
def documents(paths: tuple[str, ...], given: Given) -> None:
    """Write when each article was published, one JSON object a line.

    doc_id, start, end, basis (given, inferred from the text, linked through events that other articles tell too, or unknown) and the
    evidence: of each clue what it is, and its text.
    """
    from timeline import pipeline
    from timeline.files import write_json_lines

    with terminal.articles(paths, given, bar=not sys.stdout.isatty()) as articles:
        write_json_lines(pipeline.document_records(articles), sys.stdout.buffer)


@main.command()
@click.argument("text", required=False)
@click.option("--event", metavar="ID", help="Explain an event of the table in the file TEXT, timeline.csv if none is given.")
@click.option("--publish-date", type=terminal.Date(), help="When the text was published, in any format.")
@ner_option
def explain(text: str | None, event: str | None, publish_date: Interval | None, ner: Ner | None) -> None:
    """Show what is found in TEXT, and by which rules; with --event, what the articles say of an event and why they were joined.

    Lexicon phrases, dates with their rules and what they reckon from, people and places, events and why they are events.
    """
    from timeline import pipeline, update

    if event:
        lines = update.explanation(event, Path(text or "timeline.csv"))
    elif text and len(text) < 256 and Path(text).is_file():
        raise click.UsageError(f'{text} is a file: give its text, as in timeline explain "$(cat {text})".')
    elif text:
        lines = pipeline.explanation(text, publish_date, ner)
    else:
        raise click.UsageError("Missing argument 'TEXT'.")
    sys.stdout.buffer.writelines(f"{line}\n".encode() for line in lines)


@main.command()
def check() -> None:
    """Check the lexicon: every fault of every table, as file:line: fault."""
    from timeline import lexicon

    faults = lexicon.check()
    for fault in faults:
        click.echo(fault)
    if faults:
        raise click.exceptions.Exit(1)
    click.echo("The lexicon has no faults.", err=True)
