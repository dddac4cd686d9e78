"""What the repositories may rely on, in every kind of database."""

import pytest

from parindex.errors import ParindexError
from parindex.store.opening import backend_of

ADD = "INSERT INTO files (sha256, content) VALUES (?, ?)"
ALL = "SELECT sha256, content FROM files ORDER BY sha256"
PUT = f"{ADD} ON CONFLICT (sha256) DO UPDATE SET content = excluded.content"


@pytest.fixture
def connect(place):
    opened = []

    def connect(*, create=True, patience=0.01):
        opened.append(backend_of(place).connect(place, create=create, patience=patience))
        return opened[-1]

    yield connect
    for connection in opened:
        connection.close()


@pytest.fixture
def connection(connect):
    return connect()


def test_nothing_is_made_unless_it_is_asked_for(place, connect):
    assert not backend_of(place).exists(place)
    with pytest.raises(ParindexError, match="There is no store"):
        connect(create=False)
    assert not backend_of(place).exists(place)
    connect()
    assert backend_of(place).exists(place)
    connect(create=False)


@pytest.mark.parametrize("text", ["", "Đắk Lắk", "'; --", "a?b", "tệp\udcff.xlsx", "\ud800"])
def test_texts_come_back_as_they_went_in(connection, text):
    with connection.transaction():
        connection.execute(ADD, (text, b"\x00\xff"))
    assert connection.execute(ALL).fetchall() == [(text, b"\x00\xff")]
    assert connection.execute("SELECT 1 FROM files WHERE sha256 = ?", (text,)).fetchone() == (1,)


def test_rows_can_be_read_one_by_one(connection):
    with connection.transaction():
        for name in ("b", "a", "c"):
            connection.execute(ADD, (name, b""))
    assert [name for name, _ in connection.execute(ALL)] == ["a", "b", "c"]
    assert connection.execute(ALL).fetchone() == ("a", b"")
    assert connection.execute(f"{ALL} LIMIT 1").fetchall() == [("a", b"")]


def test_a_row_that_is_there_is_replaced(connection):
    with connection.transaction():
        connection.execute(PUT, ("a", b"1"))
        connection.execute(PUT, ("a", b"2"))
    assert connection.execute(ALL).fetchall() == [("a", b"2")]


@pytest.mark.parametrize("stop", [ValueError, KeyboardInterrupt])
def test_a_transaction_that_is_broken_off_leaves_nothing(connection, stop):
    def half(connection):
        with connection.transaction():
            connection.execute(ADD, ("a", b""))
            raise stop

    with pytest.raises(stop):
        half(connection)
    assert connection.execute(ALL).fetchall() == []


def test_one_writes_at_a_time(connect):
    one, other = connect(), connect()
    with one.transaction(), pytest.raises(ParindexError, match="in use"), other.told(), other.transaction():
        pass
    with other.transaction():
        other.execute(ADD, ("a", b""))
    assert one.execute(ALL).fetchall() == [("a", b"")]


def test_in_a_moment_nothing_is_seen_of_what_others_do(connect):
    one, other = connect(), connect()
    one.begin_moment()
    one.begin_moment()  # is the same one
    assert one.execute(ALL).fetchall() == []
    try:
        with other.told(), other.transaction():
            other.execute(ADD, ("a", b""))
    except ParindexError as error:  # where readers keep writers out
        assert "in use" in str(error)  # noqa: PT017  both may be
    assert one.execute(ALL).fetchall() == []
    one.end_moment()
    one.end_moment()
    with other.transaction():
        other.execute(PUT, ("a", b""))
    assert one.execute(ALL).fetchall() == [("a", b"")]


def test_errors_are_told_as_errors_of_the_store(connection):
    with pytest.raises(ParindexError, match="could not be used"), connection.told():
        connection.execute("SELECT nothing FROM nowhere")
    assert connection.location in str(connection.damaged(2020, "an-my"))
    assert "2020, an-my" in str(connection.damaged(2020, "an-my"))


def test_a_kind_of_place_that_nobody_knows_is_refused():
    with pytest.raises(ParindexError, match="not supported"):
        backend_of("mysql://server/parindex")
