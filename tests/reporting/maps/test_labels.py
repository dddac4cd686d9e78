"""Labels of dots stand beside them and cover no other label and no dot."""

from itertools import combinations

from tests.conftest import ROOT

from parindex.model.monitoring.settings import MonitorSettings
from parindex.reporting.maps.labels import Label, beside_dots, box_of
from parindex.reporting.maps.placing import DOT, as_dots, as_tiles
from parindex.sources.definitions.yaml.yaml_file import read_definition


def apart(one, other):
    return one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def test_no_label_covers_another_or_a_dot():
    settings, _, _ = read_definition(ROOT / "examples" / "monitor" / "monitor.yaml", MonitorSettings)
    placed = as_dots(list(settings.map.dots), settings.map)
    labels = [Label(("Huyện Bắc Trà My",), "X · 96,72 %") for _ in placed]
    moved = beside_dots(placed, labels, (900, 620))
    boxes = [box_of(one.label, label) for one, label in zip(moved, labels, strict=True)]
    dots = [(x - DOT, y - DOT, x + DOT, y + DOT) for x, y in (one.label for one in placed)]
    assert all(apart(one, other) for one, other in combinations([*boxes, *dots], 2))
    assert all(left >= 0 and right <= 900 and top >= 0 and bottom <= 620 for left, top, right, bottom in boxes)


def test_labels_of_tiles_stay_in_them():
    placed = as_tiles(["a", "b"], {})
    assert beside_dots(placed, [Label(("A",), "X")] * 2, (300, 100)) == placed
