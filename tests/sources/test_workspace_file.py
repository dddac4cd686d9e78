from parindex.sources.workspace_file import read_workspace


def read(tmp_path, text):
    path = tmp_path / "parindex.yaml"
    path.write_text("schema: 1\nname: An invented city\n" + text, encoding="utf-8")
    return read_workspace(path)


def test_settings_have_defaults(tmp_path):
    settings, issues = read(tmp_path, "")
    assert issues == []
    assert settings
    assert (settings.locale, settings.sheets, settings.store) == ("vi", "sheets/{year}", "parindex.db")


def test_only_the_year_in_braces_is_allowed_in_sheets(tmp_path):
    assert read(tmp_path, 'sheets: "{year}/sheets-{year}"\n')[1] == []
    for sheets in ("{year!r}", "{year.__class__}", "{0}", "{", "}", "{{year}}"):
        settings, issues = read(tmp_path, f'sheets: "{sheets}"\n')
        assert settings is None
        assert [(issue.code, issue.place.cell) for issue in issues] == [("Y201", "3:1")]


def test_another_language_is_refused_with_the_known_ones(tmp_path):
    settings, issues = read(tmp_path, "locale: fr\n")
    assert settings is None
    assert [(issue.code, issue.values["known"]) for issue in issues] == [("Y112", "vi, en")]
