"""The embedded engine: tantivy in a folder of this machine."""

from .engine import TantivyEngine

__all__ = ["TantivyEngine"]
