"""Articles from the web: what a source is (`spec`), how it is asked (`client`), what is remembered (`memory`, `warc`).

`fetch` brings the web to disk and nothing else; `fetched` lists what lies there as inputs of a run.
"""

from gongbao.source.web.fetch import Fetched, fetch
from gongbao.source.web.found import fetched, health, versions
from gongbao.source.web.health import AILING
from gongbao.source.web.memory import FOLDER
from gongbao.source.web.spec import Source, load_sources

__all__ = ["AILING", "FOLDER", "Fetched", "Source", "fetch", "fetched", "health", "load_sources", "versions"]
