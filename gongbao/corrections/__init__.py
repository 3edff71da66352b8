"""What people have found out about extracted rows: corrections/*.yml, applied when a release is built."""

from gongbao.corrections.applying import Desk
from gongbao.corrections.model import Corrections
from gongbao.corrections.reading import load

NONE = Corrections()

__all__ = ["NONE", "Corrections", "Desk", "load"]
