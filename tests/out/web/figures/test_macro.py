"""The one line with which another page puts a figure in."""

import re

from tidings.out.web.assets import load_built
from tidings.out.web.pages import Look, make_environment

LINE = "{% from 'parts/figure.html' import figure_of %}{{ figure_of('toll', query, title) }}"


def put_in(query: str, title: str = "") -> str:
    """What the line makes."""
    return make_environment(load_built(), Look("samples.db")).from_string(LINE).render(query=query, title=title)


def test_a_figure_is_fetched_bare_and_linked_whole() -> None:
    """The part is asked for without a page around it when it comes into sight; without scripts there is a link."""
    made = put_in("?place=Hama")
    assert 'hx-get="/figures/toll?place=Hama&amp;bare=1"' in made
    assert 'href="/figures/toll?place=Hama"' in made
    assert 'hx-get="/figures/toll?bare=1"' in put_in("")


def test_its_heading_may_be_given_and_is_escaped() -> None:
    """A heading of the page's own stands until the figure is there, whatever letters it has."""
    assert "<h2>Killed and injured</h2>" in put_in("")
    assert re.search(r"<h2>Dead in &lt;b&gt;</h2>", put_in("", "Dead in <b>"))
