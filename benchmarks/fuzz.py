"""Fuzz the promises of tests/test_fuzz.py and of the reader, led by what of the code is reached (needs atheris).

    python benchmarks/fuzz.py 2 -max_total_time=600    the third of them, for ten minutes

A text that breaks one is printed with its test, to be kept as an example there.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
with atheris.instrument_imports(include=["timeline"]):
    import test_fuzz
    import test_read

TESTS = (
    test_fuzz.test_the_way_back_from_folded_text,
    test_fuzz.test_dates_lie_in_their_text_one_after_another,
    test_fuzz.test_what_is_told_stands_in_the_text,
    test_fuzz.test_one_table_whatever_the_order_and_the_form,
    test_fuzz.test_a_table_brought_up_to_date_is_that_of_one_run,
    test_read.test_any_bytes_are_read_or_reported,
)


def main() -> None:
    which = int(sys.argv.pop(1))
    atheris.Setup(sys.argv, TESTS[which].hypothesis.fuzz_one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
