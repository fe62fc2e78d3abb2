"""Settings that all tests share."""

from hypothesis import settings

settings.register_profile("default", deadline=None, max_examples=200, derandomize=True)
settings.register_profile("long", deadline=None, max_examples=20_000)
settings.load_profile("default")
