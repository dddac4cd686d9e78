"""Papers that an office signs, in the form of decree 30/2020/NĐ-CP: one content, printed as PDF and as Word."""

from parindex.reporting.official.paper import Annex, OfficialPaper
from parindex.reporting.official.pdf import paper_pdf

__all__ = ["Annex", "OfficialPaper", "paper_pdf"]
