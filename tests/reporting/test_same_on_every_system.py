"""Workbooks are the same bytes on Windows and elsewhere: Python notes the system in every zip package."""

import io
import sys
import zipfile

from tests.reporting.forms.filling import SETTINGS, YEAR, every_rule
from tests.reporting.made_up import context_of

from parindex.model.units import Unit
from parindex.reporting.excel import render_excel
from parindex.reporting.forms import FormWriter


def _made():
    writer = FormWriter(every_rule(), SETTINGS, year=YEAR, locale="vi", version="1")
    unit = Unit(id="a", name="Phường Hòa Thuận", block="b")
    return render_excel(context_of(), None), writer.unit(unit), writer.matrix("b", "Khối", [unit])


def test_workbooks_made_on_windows_have_the_same_bytes(monkeypatch):
    here = _made()
    monkeypatch.setattr(sys, "platform", "win32")
    there = _made()
    monkeypatch.undo()
    assert here == there
    for package in here:
        with zipfile.ZipFile(io.BytesIO(package)) as read:
            assert read.testzip() is None
            assert {member.create_system for member in read.infolist()} == {3}
