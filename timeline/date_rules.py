"""All rules of dates, in order of preference."""

from __future__ import annotations

from timeline.date_rules_absolute import ABSOLUTE_RULES
from timeline.date_rules_counted import COUNTED_RULES
from timeline.date_rules_hijri import HIJRI_RULES
from timeline.date_rules_relative import RELATIVE_RULES
from timeline.date_rules_within import WITHIN_RULES

RULES = ABSOLUTE_RULES + HIJRI_RULES + RELATIVE_RULES + WITHIN_RULES + COUNTED_RULES
