"""What linguists and area experts can edit: the tables beside this file, their row types and their loader."""

from timeline.lexicon.loader import Lexicon, check, load, load_table, tables

__all__ = ["Lexicon", "check", "load", "load_table", "tables"]
