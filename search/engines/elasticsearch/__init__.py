"""The engine for several web machines: a cluster of Elasticsearch, version 8 or 9."""

from .engine import ElasticsearchEngine

__all__ = ["ElasticsearchEngine"]
