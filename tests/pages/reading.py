"""What a person reads on a page."""

import re


def title(at):
    """Give the page's heading."""
    return plain(at.title[0].value)


def text(at):
    """Give all that stands in running text on the page."""
    parts = (at.markdown, at.info, at.error, at.warning, at.header, at.subheader)
    return plain("\n".join(one.value for kind in parts for one in kind))


def plain(markup):
    """Take the backslashes of markup away."""
    return re.sub(r"\\([\\`*_\[\]<>$~#|])", r"\1", markup)


def labels(widgets):
    """Give the labels of widgets."""
    return [one.label for one in widgets]


def badges(at):
    """Give the texts of the badges."""
    return re.findall(r":(?:\w+)-badge\[([^\]]*)\]", text(at))


def quotes(at):
    """Give the quotes of people that stand anywhere on the page, inputs too."""
    inputs = [f"“{one.value}”" for one in at.text_area]
    named = [f"{one.label} {one.help}" for one in at.button]
    return set(re.findall(r"“([^”]*)”", plain("\n".join([text(at), *inputs, *named]))))
