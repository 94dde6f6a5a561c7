"""Wagtail's command of that name loses what fails; whoever calls it gets ours."""

from .publish_due import Command

__all__ = ["Command"]
