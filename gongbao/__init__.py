"""gongbao: Chinese policy articles in, open tables of measures, figures and locations out."""

__version__ = "0.1.0"
