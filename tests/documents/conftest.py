"""Property tests here read files: how long one example takes says more about the machine than about the reader."""

from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
