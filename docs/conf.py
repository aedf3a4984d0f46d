"""The documentation as a site: `make site`. Every page is built twice, with an English and a Chinese frame.

Sphinx calls the functions and reads the names of this file; it is run with `-t zh` for the Chinese frame.
"""

import json
import re
from pathlib import Path
from typing import Any

from myst_parser.parsers.sphinx_ import MystParser
from pygments.lexers import TextLexer
from sphinx.application import Sphinx
from sphinx.search.en import SearchEnglish

ROOT = Path(__file__).resolve().parents[1]
CHINESE = tags.has("zh")  # type: ignore[name-defined]  # noqa: F821  # Sphinx puts it there

project = "wulian 五联"
author = "the wulian authors"
language = "zh_CN" if CHINESE else "en"
root_doc = "docs/index.zh-CN" if CHINESE else "docs/index"
include_patterns = ["*.md", "docs/**", "experiments/**.md"]
exclude_patterns = ["docs/pictures", "**/node_modules", "**/page", "results"]
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
source_suffix = {".md": "markdown", ".ipynb": "notebook"}
suppress_warnings = ["toc.not_included"]  # the other language's pages are in no list of contents

myst_heading_anchors = 4
myst_enable_extensions = ["colon_fence"]
default_role = "code"  # docstrings write code between single backquotes
napoleon_use_rtype = False
autodoc_typehints = "none"  # the arguments' descriptions say what they may be
autodoc_member_order = "bysource"
add_module_names = False

html_theme = "furo"
html_title = project
html_search_language = "wulian"
html_copy_source = html_show_copyright = False
html_static_path: list[str] = []
templates_path = ["site"]
html_sidebars = {
    "**": [
        "sidebar/brand.html",
        "languages.html",
        "sidebar/search.html",
        "sidebar/scroll-start.html",
        "sidebar/navigation.html",
        "sidebar/scroll-end.html",
    ]
}


class Search(SearchEnglish):
    """English words by their stems, Chinese by pairs of characters: no dictionary, and no word is missed."""

    lang = "wulian"
    js_splitter_code = r"""
function splitQuery(query) {
  const words = query.match(/\p{Script=Han}+|[^\P{L}\p{Script=Han}]+[\p{N}_]*|[\p{N}_]+/gu) || [];
  return words.flatMap((word) =>
    /\p{Script=Han}/u.test(word) && word.length > 2
      ? Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2))
      : [word]);
}
"""

    def split(self, input: str) -> list[str]:
        """Split what is indexed as the browser splits what is asked; single characters are kept as well."""
        found = []
        for word in re.findall(r"[\u4e00-\u9fff]+|[^\W\u4e00-\u9fff]+", input):
            found += [word]
            if "\u4e00" <= word[0] <= "\u9fff":
                found += [*word, *(word[at : at + 2] for at in range(len(word) - 1))]
        return found


class Notebook(MystParser):
    """Reads a notebook as the Markdown it holds, its code as Python."""

    supported = ("notebook",)

    def parse(self, inputstring: str, document: Any) -> None:
        """Parse the cells in their order."""
        texts = []
        for cell in json.loads(inputstring)["cells"]:
            text = "".join(cell["source"])
            texts.append(f"```python\n{text}\n```" if cell["cell_type"] == "code" else text)
        super().parse("\n\n".join(texts), document)


def languages(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: Any) -> None:
    """Tell a page where it stands in the other frame: its translation, or itself where there is none."""
    bare = page.removesuffix(".zh-CN")
    wanted = bare if CHINESE else f"{bare}.zh-CN"
    there = wanted if wanted in app.env.found_docs else page
    up = "../" * (page.count("/") + 1)
    context["other_page"] = f"{up}{'en' if CHINESE else 'zh'}/{there}.html"
    context["other_language"] = "English" if CHINESE else "中文"


def setup(app: Sphinx) -> None:
    """Register what is above."""
    app.add_lexer("mermaid", TextLexer)  # diagrams are read as written: drawing them needs a script of others
    app.add_search_language(Search)
    app.add_source_parser(Notebook)
    app.connect("html-page-context", languages)
