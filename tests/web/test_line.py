"""The queue as one person sees it, between two boards."""

from hypothesis import given
from hypothesis import strategies as st

from pledgebook.review import Facets, Kind, Task
from pledgebook.web.line import Line, listed


def task(number: int) -> Task:
    return Task(Kind.CLAIM, ("d", str(number)), "", "", 0, 0, 0, (), Facets())


@given(st.integers(0, 12), st.sets(st.integers(0, 14)), st.lists(st.integers(0, 14), unique=True))
def test_it_is_the_list_without_what_is_gone_and_what_was_skipped_last(
    count: int, done: set[int], skipped: list[int]
) -> None:
    tasks = [task(number) for number in range(count)]
    line = Line(listed(tasks), {task(one).name for one in done}, [task(one).name for one in skipped])
    numbers = [number for number in range(count) if number not in done and number not in skipped]
    numbers += [number for number in skipped if number < count and number not in done]
    wanted = [task(number).name for number in numbers]
    assert [one.name for one in line.page(0, 99)] == wanted
    assert len(line) == len(wanted)
    for place, name in enumerate(wanted):
        assert line.place(name) == place
        alone = len(wanted) == 1
        assert line.beside(name, 1) == (None if alone else wanted[(place + 1) % len(wanted)])
        assert line.beside(name, -1) == (None if alone else wanted[place - 1])
    assert line.beside("none", 1) == (wanted[0] if wanted else None)
