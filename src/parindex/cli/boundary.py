"""The one place where errors become texts and exit codes."""

import sys

from parindex.cli.app import app
from parindex.cli.current import current, wants_json
from parindex.cli.present.terminal import print_json, say_error
from parindex.cli.streams import last_words
from parindex.errors import ParindexError
from parindex.language.system_reason import system_reason

__all__ = ["run"]

_INTERRUPTED = 130


def run() -> None:
    """Run the command line; never show a traceback for what a user can mend."""
    try:
        _run()
    except OSError as error:
        _stop(ParindexError("{path}: {reason}.", path=error.filename or "parindex", reason=system_reason(error)))


def _run() -> None:
    try:
        app()
    except ParindexError as error:
        _stop(error)
    except KeyboardInterrupt:
        say_error(current.speech.say("Stopped."))
        sys.exit(_INTERRUPTED)
    finally:
        last_words()


def _stop(error: ParindexError) -> None:
    """Say why the program stops: to a program in the form that it asked for, and on stderr in any case."""
    from parindex.workflow.years.refused import RefusedError  # noqa: PLC0415  only where something fails

    issues = error.issues if isinstance(error, RefusedError) else ()
    if current.as_json or wants_json(sys.argv[1:]):
        from parindex.reporting.documents.issues import error_document  # noqa: PLC0415  not needed for text

        print_json(error_document(error, issues, current.speech))
    elif issues:
        from parindex.cli.present.issues import print_issues  # noqa: PLC0415  as above

        print_issues(issues, current.speech)
    say_error(current.speech.error(error))
    sys.exit(error.exit_code)
