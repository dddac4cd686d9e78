"""The journal of a store for programs; times are UTC."""

from parindex.model.records.journal import Log
from parindex.reporting.documents.heads import Document, head
from parindex.reporting.writers.records import harmless_document

__all__ = ["log_document"]


def log_document(log: Log) -> Document:
    """Return the records for machines; times are UTC."""
    document = {
        **head(),
        "holds": not log.broken,
        "broken": list(log.broken),
        "records": [
            {
                "number": record.number,
                "at": record.at,
                "who": record.who,
                "version": record.version,
                "action": record.action.value,
                "year": record.year,
                "revision": record.revision,
                "detail": dict(record.detail),
                "previous": record.previous,
                "digest": record.digest,
            }
            for record in log.records
        ],
    }
    return harmless_document(document)
