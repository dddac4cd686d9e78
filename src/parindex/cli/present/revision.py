"""Which revision of an amended year an answer is about."""

from parindex.cli.present.terminal import answer, plain
from parindex.language import Speech
from parindex.language.revision_words import revision_words
from parindex.model.records.revisions import RevisionPlace

__all__ = ["print_revision"]


def print_revision(place: RevisionPlace | None, speech: Speech) -> None:
    """Print the sentences about the revision; nothing for a year that was never amended."""
    for sentence in revision_words(place, speech) if place else ():
        answer(plain(sentence), style="yellow")
