"""“Was this page helpful?”: what the form on every page sends, and how it is stored."""

from __future__ import annotations

from django.core import signing
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest

from .models import Vote

COMMENT_WITHIN = 60 * 60
"""So many seconds after the answer a comment can be added to it."""
_PAGE = Signer(salt="helpful-page")
_VOTE = "helpful-vote"


def sign_page(path: str) -> str:
    """The path of a page as its form sends it: nobody can answer for pages we do not have."""
    return _PAGE.sign(path)


def page_of(sent: str) -> str:
    """The path that a form has sent; empty when it is not one of ours."""
    try:
        return _PAGE.unsign(sent)
    except BadSignature:
        return ""


def sign_vote(vote: Vote) -> str:
    """What lets the same visitor add a comment to the answer without a cookie."""
    return signing.dumps(vote.pk, salt=_VOTE)


def vote_of(sent: str) -> Vote | None:
    """The answer to which a comment can still be added."""
    try:
        key = signing.loads(sent, salt=_VOTE, max_age=COMMENT_WITHIN)
    except BadSignature:
        return None
    return Vote.objects.filter(pk=key).first()


def wants_part(request: HttpRequest) -> bool:
    """Whether our script asks for the part of the page that it exchanges."""
    return request.headers.get("X-Part") == "1"
