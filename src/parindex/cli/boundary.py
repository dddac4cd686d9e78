"""The one place where errors become texts and exit codes."""

import sys

from parindex.cli.app import app
from parindex.cli.current import current
from parindex.cli.present.issues import print_issues
from parindex.cli.present.terminal import print_json, say_error
from parindex.cli.streams import last_words
from parindex.errors import ParindexError
from parindex.language.system_reason import system_reason
from parindex.workflow.refused import RefusedError

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
    except RefusedError as error:
        _tell(error)
        _stop(error)
    except ParindexError as error:
        _stop(error)
    except KeyboardInterrupt:
        say_error(current.speech.say("Stopped."))
        sys.exit(_INTERRUPTED)
    finally:
        last_words()


def _tell(error: RefusedError) -> None:
    """Show what is wrong with the definitions in the form that was asked for."""
    if current.as_json:
        from parindex.reporting.machine import issues_document  # noqa: PLC0415  not needed for text

        print_json(issues_document(error.issues, current.speech))
    else:
        print_issues(error.issues, current.speech)


def _stop(error: ParindexError) -> None:
    say_error(current.speech.error(error))
    sys.exit(error.exit_code)
