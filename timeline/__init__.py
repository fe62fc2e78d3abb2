"""Arabic news articles in, one chronological table of diplomatic events out."""

__version__ = "0.1.0"
