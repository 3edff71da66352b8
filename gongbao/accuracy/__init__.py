"""How right the tables are: the extractor's rows beside reference annotations that people wrote."""

from gongbao.accuracy.kept import measured
from gongbao.accuracy.measuring import measure, measure_folder
from gongbao.accuracy.references import REFERENCES, reference_folder

__all__ = ["REFERENCES", "measure", "measure_folder", "measured", "reference_folder"]
