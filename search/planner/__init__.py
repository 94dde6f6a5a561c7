"""From what people type to what engines are asked, and back to an answer that says how."""

from .answers import Answer, Step
from .requests import Near, Request
from .resources import Resources
from .searching import search
from .synonyms import SynonymGroup

__all__ = ["Answer", "Near", "Request", "Resources", "Step", "SynonymGroup", "search"]
