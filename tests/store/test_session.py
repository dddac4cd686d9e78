"""One use of a store: opened once, of one moment, in nobody's way afterwards."""

from concurrent.futures import ThreadPoolExecutor

from parindex.store import StoreSession, open_store


def test_a_store_that_is_not_there_at_first_is_not_there_for_the_whole_moment(place):
    session = StoreSession(place)
    with session.moment():
        assert not session.exists
        open_store(place).close()
        assert not session.exists
    assert session.exists


def test_between_two_moments_the_store_stays_open_and_others_can_write(place, sheets, noon):
    with open_store(place) as other:
        session = StoreSession(place)
        with session.kept_open():
            with session.moment(), session.reading() as store:
                assert store.years() == []
            other.save(2020, sheets(1), at=noon, version="1")
            with session.moment(), session.reading() as again:
                assert again is store
                assert again.years() == [2020]


def test_a_change_ends_the_moment_and_is_seen_after_it(place, sheets, noon):
    session = StoreSession(place)
    with session.moment():
        assert not session.exists
        with session.writing(create=True) as store:
            store.save(2020, sheets(1), at=noon, version="1")
        with session.reading() as store:
            assert store.years() == [2020]


def test_threads_share_a_session_but_no_connection(place):
    open_store(place).close()
    session = StoreSession(place)
    with session.moment(), session.reading() as mine, ThreadPoolExecutor(1) as pool:

        def years():
            with session.reading() as theirs:
                return theirs is mine, theirs.years()

        assert pool.submit(years).result() == (False, [])
