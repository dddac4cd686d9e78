"""openpyxl as the second opinion, in a process of its own: some files crash or hang it."""

import sys
import warnings
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

import openpyxl

PATIENCE = 8
MOST_MEMORY = 1_500_000_000


class SecondReader:
    """Reads workbooks one after the other; a reader that dies or dreams is replaced."""

    def __init__(self, patience=PATIENCE):
        self._patience = patience
        self._pool = self._new()

    def read(self, path):
        """Return the values by (sheet, row, column), or None if the reader could not."""
        try:
            return self._pool.submit(values, path).result(timeout=self._patience)
        except (BrokenProcessPool, TimeoutError):
            self.close()
            self._pool = self._new()
            return None

    def close(self):
        for process in list((self._pool._processes or {}).values()):
            process.kill()
        self._pool.shutdown(wait=False, cancel_futures=True)

    @staticmethod
    def _new():
        return ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn"), initializer=limit_memory)


def limit_memory():
    """Some files make openpyxl take all the memory there is."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415  does not exist on Windows

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def values(path):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            workbook = openpyxl.load_workbook(path, data_only=True)
            return {
                (sheet.title, cell.row - 1, cell.column - 1): cell.value
                for sheet in workbook.worksheets
                for row in sheet.iter_rows()
                for cell in row
                if cell.value not in (None, "")
            }
    except Exception:  # noqa: BLE001  the second reader breaks in many ways
        return None
