"""Bytes → Document: decoding, format readers, page furniture, layout repair, metadata, outline, sentences."""

from __future__ import annotations

from gongbao.document.reader import read_document

__all__ = ["read_document"]
