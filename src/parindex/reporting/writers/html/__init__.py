"""Blocks as HTML: complete without a script, one place where markup is made safe, drawings as SVG."""

from parindex.reporting.writers.html.blocks import HtmlWriter, html_blocks, stylesheet
from parindex.reporting.writers.html.markup import Html, element, escaped, in_script, joined

__all__ = ["Html", "HtmlWriter", "element", "escaped", "html_blocks", "in_script", "joined", "stylesheet"]
