"""Two cells are said with just what tells them apart."""

import pytest

from parindex.workflow.publication.cell_words import Telling, told_apart


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (None, "0.5"),
        (Telling("1", "number 1", "F13"), "0.5"),
        (Telling("0.5", "number 0.5", "F13"), "0.5 (choice late)"),
        (Telling("0.5", "choice late", "F14"), "0.5 [F13]"),
        (Telling("0.5", "number 0.5", "F14"), "0.5 (choice late) [F13]"),
    ],
)
def test_a_cell_is_said_with_what_tells_it_from_the_other(other, said):
    assert told_apart(Telling("0.5", "choice late", "F13"), other) == said
