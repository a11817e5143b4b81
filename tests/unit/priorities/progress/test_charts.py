"""A small picture of a series: what is drawn lies inside it, in the order of time."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from priorities.progress.charts import course_in_small

NAME = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("readings", [[(2017.0, 23.1)], [(2017.0, 23.1), (2018.0, 23.2), (2020.0, 30.0)]])
def test_readings_and_plan_lie_inside(readings: list[tuple[float, float]]) -> None:
    """A dot a reading and the plan's two ends; later is further right, more is higher, also with one reading alone."""
    root = ElementTree.fromstring(course_in_small(readings, [readings[0], (2022.0, 20.8)]))  # noqa: S314  our own
    dots = [(float(dot.get("cx")), float(dot.get("cy"))) for dot in root.iter(f"{NAME}circle")]
    plan = [tuple(map(float, pair.split(","))) for pair in root.find(f"{NAME}polyline").get("points").split()]

    assert len(dots) == len(readings)
    assert plan[0] == dots[0]
    assert plan[1][1] > plan[0][1]
    assert dots == sorted(dots, key=lambda dot: dot[0])
    assert dots[-1][1] <= dots[0][1]
    width, height = float(root.get("width")), float(root.get("height"))
    assert all(0 < x < width and 0 < y < height for x, y in (*dots, *plan))


def test_a_target_that_keeps_the_level() -> None:
    """Nothing divides by the difference between equal figures."""
    assert "nan" not in course_in_small([(2017.0, 5.0)], [(2017.0, 5.0), (2022.0, 5.0)])
