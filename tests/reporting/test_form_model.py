"""Forms made of a model have the bytes of forms that are written whole."""

from pathlib import Path

import pytest

from parindex.model.definitions.workspace import Settings
from parindex.model.units import Unit
from parindex.reporting.forms import FormWriter
from parindex.sources.definitions.criteria_file import read_edition

EXAMPLE = Path(__file__).parents[2] / "examples" / "tam-ky" / "criteria" / "tam-ky-communes-2020.yaml"
NAMES = [
    "Xã Một",
    "Phường Hai",
    "Xã Ba (thí điểm)",
    "Xã A & B <c>",
    "Đơn vị",
    'Xã "ngoặc"',
    "Xã _x0041_",
    "Xã  hai  cách",
    "Tổng số",
    "Xa\u0303 ro\u031b\u0300i",
    "X" * 300,
]


def writer() -> FormWriter:
    edition, _ = read_edition(EXAMPLE)
    settings = Settings(name="Thử", authority="Phòng Nội vụ")
    return FormWriter(edition, settings, year=2020, locale="vi", version="0")


@pytest.fixture(scope="module")
def practised() -> FormWriter:
    made = writer()
    for number in range(4):
        made.unit(Unit(id=f"u{number}", name=f"Xã {number}", block="b"))
    assert all(made._models.values()), "the example has a model"
    return made


@pytest.mark.parametrize("name", NAMES)
def test_a_form_of_the_model_is_the_form_that_is_written_whole(practised, name):
    unit = Unit(id="mot-xa", name=name, block="b")
    assert practised.unit(unit) == practised._whole(unit)


def test_units_to_which_other_things_do_not_apply_have_another_model(practised):
    unit = Unit(id="mien", name="Xã Miễn", block="b", exempt=("1.1",))
    forms = [practised.unit(unit) for _ in range(4)]
    assert set(forms) == {practised._whole(unit)} != {practised._whole(unit.model_copy(update={"exempt": ()}))}


def test_a_name_that_the_form_has_elsewhere_is_written_whole():
    made = writer()
    for number in range(3):
        made.unit(Unit(id=f"u{number}", name=f"Xã {number}", block="b"))
    (model,) = made._models.values()
    unit = Unit(id="stt", name="Xã STT", block="b")
    assert (model.form(unit) or made._whole(unit)) == made._whole(unit)
