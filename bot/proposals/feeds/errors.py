"""What keeps a feed from being read, as a sentence for who runs the bot."""

from __future__ import annotations


class FeedError(Exception):
    """A feed that can't be read now; what it brought before stays."""
