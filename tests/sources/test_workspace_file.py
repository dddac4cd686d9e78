from datetime import date

from parindex.sources.definitions.workspace_file import read_workspace


def read(tmp_path, text):
    path = tmp_path / "parindex.yaml"
    path.write_text("schema: 1\nname: An invented city\n" + text, encoding="utf-8")
    return read_workspace(path)


def test_settings_have_defaults(tmp_path):
    settings, issues = read(tmp_path, "")
    assert issues == []
    assert settings
    assert (settings.locale, settings.sheets, settings.store) == ("vi", "sheets/{year}", "parindex.db")


def test_the_day_of_the_documents_of_a_year_may_be_said(tmp_path):
    settings, issues = read(tmp_path, "published: {2019: 2020-01-20, 2020: 2021-01-15}\n")
    assert issues == []
    assert settings.published == {2019: date(2020, 1, 20), 2020: date(2021, 1, 15)}
    for text, code in (("2020: 15/01/2021", "Y111"), ("2020: 20210115", "Y111"), ("20: 2021-01-15", "Y113")):
        settings, issues = read(tmp_path, f"published: {{{text}}}\n")
        assert settings is None
        assert [issue.code for issue in issues] == [code]


def test_only_the_year_in_braces_is_allowed_in_sheets(tmp_path):
    assert read(tmp_path, 'sheets: "{year}/sheets-{year}"\n')[1] == []
    for sheets in ("{year!r}", "{year.__class__}", "{0}", "{", "}", "{{year}}"):
        settings, issues = read(tmp_path, f'sheets: "{sheets}"\n')
        assert settings is None
        assert [(issue.code, issue.place.cell) for issue in issues] == [("Y201", "3:1")]


def test_only_the_count_and_the_year_in_braces_are_allowed_in_the_number_of_letters(tmp_path):
    assert read(tmp_path, 'letters: {number: "{n}/TB-{year}"}\n')[1] == []
    for number in ("{m}/TB", "{n", "n}", "{{n}}", "{n:>999}", "{n.__class__}"):
        settings, issues = read(tmp_path, f'letters: {{number: "{number}"}}\n')
        assert settings is None
        assert [(issue.code, issue.values["key"], issue.place.cell) for issue in issues] == [
            ("Y201", "letters.number", "3:11")
        ]


def test_another_language_is_refused_with_the_known_ones(tmp_path):
    settings, issues = read(tmp_path, "locale: fr\n")
    assert settings is None
    assert [(issue.code, issue.values["known"]) for issue in issues] == [("Y112", "vi, en")]
