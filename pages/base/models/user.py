"""People who sign in, and the teams ("Redaktionen") that own content."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, Group, PermissionsMixin
from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection

from pages.places.models import District, Municipality

from .tracked import Tracked


class UserManager(BaseUserManager["User"]):
    """Creates users by their e-mail address."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, email: str | None) -> User:
        """The user of an address, however it is typed."""
        return self.get(email=(email or "").lower())

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """A person with a login; the e-mail address is the user name."""

    email = models.EmailField(_("e-mail address"), unique=True)
    first_name = models.CharField(_("first name"), max_length=150, blank=True)
    last_name = models.CharField(_("last name"), max_length=150, blank=True)
    is_staff = models.BooleanField(_("staff"), default=False)
    is_active = models.BooleanField(_("active"), default=True)
    is_demo = models.BooleanField(
        _("demo login"),
        default=False,
        editable=False,
        help_text=_("Belongs to the demo content; cannot sign in on a public installation."),
    )
    date_joined = models.DateTimeField(_("joined on"), default=timezone.now)
    sessions_ended = models.PositiveIntegerField(
        default=0,
        editable=False,
        help_text="Part of what a session is checked against: when it grows, all sessions end.",
    )

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        ordering = ["last_name", "first_name", "email"]
        permissions = [("manage_people", _("Can invite people and assign them to teams"))]

    def __str__(self) -> str:
        return self.get_full_name() or self.email

    def clean(self) -> None:
        super().clean()
        self.email = self.email.lower()

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.email = self.email.lower()
        super().save(*args, **kwargs)
        if not self.is_active:
            self.end_sessions()  # or they would go on when the person is active again

    def end_sessions(self) -> None:
        """Sign this person out everywhere, with the next request."""
        type(self).objects.filter(pk=self.pk).update(sessions_ended=F("sessions_ended") + 1)
        self.refresh_from_db(fields=["sessions_ended"])

    def get_session_auth_hash(self) -> str:
        return self._session_hash(settings.SECRET_KEY)

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        for secret in settings.SECRET_KEY_FALLBACKS:
            yield self._session_hash(secret)

    def _session_hash(self, secret: str | bytes) -> str:
        value = f"{self.password}:{self.sessions_ended}"
        return salted_hmac("kitt.session", value, secret=secret, algorithm="sha256").hexdigest()

    def get_full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    def get_short_name(self) -> str:
        return self.first_name or self.email

    @property
    def teams(self) -> models.QuerySet[Team]:
        """The teams this person belongs to."""
        return Team.objects.filter(group__user=self)


class Team(Tracked):
    """An editorial team: the owner of what it edits, with one group and one collection."""

    class Kind(models.TextChoices):
        STATE = "state", _("federal state")
        COUNTY = "county", _("county or independent city")
        CITY = "city", _("municipality")
        PARTNER = "partner", _("partner")

    name = models.CharField(_("name"), max_length=120, unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    district = models.ForeignKey(
        District,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="teams",
        verbose_name=_("district"),
    )
    municipality = models.ForeignKey(
        Municipality,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="teams",
        verbose_name=_("municipality"),
    )
    group = models.OneToOneField(
        Group, models.PROTECT, null=True, editable=False, related_name="team"
    )
    collection = models.OneToOneField(
        Collection, models.PROTECT, null=True, editable=False, related_name="team"
    )

    class Meta:
        verbose_name = _("team")
        verbose_name_plural = _("teams")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def members(self) -> models.QuerySet[User]:
        """The people of the team."""
        return User.objects.filter(groups__team=self)


class Owned(models.Model):
    """Mixin of everything that a team edits."""

    team = models.ForeignKey(
        Team,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("team"),
        help_text=_("Who keeps this up to date."),
    )

    class Meta:
        abstract = True
