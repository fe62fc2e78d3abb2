"""What the commands share: how articles are named on the command line, a progress bar, faults, and the exit code they lead to."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from timeline.errors import InputError, TimelineError

if TYPE_CHECKING:
    from timeline.files import Report
    from timeline.model import Document, Interval
    from timeline.read import Articles, Given


class Door(click.Group):
    """The commands, in the order in which they are written; what a user can mend ends in one line and exit code 1."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands as the help lists them."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        try:
            try:
                return super().invoke(ctx)
            finally:
                sys.stdout.flush()
        except TimelineError as error:
            raise click.ClickException(str(error)) from error
        except BrokenPipeError:
            raise
        except OSError as error:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what it still holds is not to be tried again
            raise click.ClickException(f"{error.filename or 'standard output'}: cannot be written ({error.strerror})") from error


class Date(click.ParamType["Interval"]):
    """A publish date in any format, as the days that it names."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Interval:
        """Read the date; one that is none is a usage error."""
        from timeline.publish_date import parse

        try:
            return parse(value)
        except InputError as error:
            self.fail(str(error), param, ctx)


def input_options(command: Callable[..., None]) -> Callable[..., None]:
    """The ``paths`` to read and, as ``given``, the options that say what is known of publish dates."""

    @wraps(command)
    def with_given(metadata: Path | None, publish_date: Interval | None, ignore_metadata: bool, **rest: Any) -> None:
        from timeline.read import Given

        command(given=Given(publish_date, metadata, ignore_metadata), **rest)

    ignore = click.option("--ignore-metadata", is_flag=True, help="Forget every given publish date and infer it from the text.")
    date = click.option("--publish-date", type=Date(), help="The publish date of every article, in any format.")
    metadata = click.option(
        "--metadata",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help="CSV with the columns doc_id and publish_date (and title, url, outlet if you like). "
        "A metadata.csv that lies beside the articles is read without asking.",
    )
    paths = click.argument("paths", nargs=-1, required=True, metavar="PATHS...")
    return paths(metadata(date(ignore(with_given))))


def means_options(command: Callable[..., None]) -> Callable[..., None]:
    """With what the work is done, as ``means``."""

    @wraps(command)
    def with_means(workers: int | None, work_dir: Path | None, cluster: str, **rest: Any) -> None:
        from timeline.scale import Means

        command(means=Means(workers, work_dir, cluster), **rest)

    count = click.option(
        "--workers",
        type=click.IntRange(min=1),
        metavar="N",
        help="How many processes work; by default all cores, if there is enough to do.",
    )
    folder = click.option(
        "--work-dir",
        type=click.Path(file_okay=False, path_type=Path),
        metavar="DIR",
        help="Keep what is finished here, so that a run that was stopped goes on where it was.",
    )
    address = click.option(
        "--cluster", metavar="ADDRESS", default="", help="Let the Dask cluster at tcp://HOST:PORT do the work (see docs/scale.md)."
    )
    return count(folder(address(with_means)))


@contextmanager
def faults() -> Iterator[Report]:
    """What takes faults: they go to stderr and end in exit code 1 once all is done."""
    told: list[str] = []

    def report(fault: str) -> None:
        told.append(fault)
        print(fault, file=sys.stderr)

    yield report
    if told:
        raise click.exceptions.Exit(1)


@contextmanager
def articles(
    paths: Iterable[str], given: Given, *, output: Path | None = None, bar: bool = True, report: Report | None = None
) -> Iterator[Iterator[Document]]:
    """The articles to work on; where there are none, or none can be read, nothing is done, and no empty table is written over another.

    Args:
        paths: what the user wants read.
        given: what the user says of publish dates.
        output: a table that is to be written; neither it nor the mentions beside it may be among what is read.
        bar: draw a progress bar, if stderr is a terminal.
        report: what takes faults, if the command has some of its own.
    """
    from timeline.export import mentions_path
    from timeline.read import Articles

    with nullcontext(report) if report else faults() as report:
        articles = Articles(paths, given, report)
        for path in (output, mentions_path(output)) if output else ():
            if articles.reads(path):
                raise click.BadParameter(f"{path} is one of the files to read", param_hint="--output")
        if not articles.found:
            raise click.exceptions.Exit(1)
        yield _some(_with_progress(articles) if bar and sys.stderr.isatty() else iter(articles))


def _some(articles: Iterator[Document]) -> Iterator[Document]:
    """Articles; the command ends where not one of them can be read."""
    first = next(articles, None)
    if first is None:
        raise click.exceptions.Exit(1)
    yield first
    yield from articles


def _with_progress(articles: Articles) -> Iterator[Document]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.fields[count]} articles"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=articles.size or None, count=0)
        for count, document in enumerate(articles, 1):
            yield document
            progress.update(task, completed=articles.done, count=count)


def remark(line: str) -> None:
    """Say on stderr what a user should know, if there is something."""
    if line:
        print(line, file=sys.stderr)
