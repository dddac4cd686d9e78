from parindex.model.issues import Issue, Place, Severity, worst_first


def issue(file, severity, sheet="", cell=""):
    return Issue("S101", severity, Place(file, sheet, cell))


def test_files_with_errors_come_first_and_errors_first_in_a_file():
    hint, warning, error = Severity.HINT, Severity.WARNING, Severity.ERROR
    found = [issue("a", hint), issue("b", hint), issue("b", error), issue("c", warning)]
    assert [(one.place.file, one.severity) for one in worst_first(found)] == [
        ("b", error),
        ("b", hint),
        ("c", warning),
        ("a", hint),
    ]


def test_cells_come_in_the_order_of_their_rows():
    found = [issue("a", Severity.ERROR, "s", cell) for cell in ("D14", "D9", "B9")]
    assert [one.place.cell for one in worst_first(found)] == ["B9", "D9", "D14"]
