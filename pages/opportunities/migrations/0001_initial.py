import uuid

import django.db.models.deletion
import modelcluster.fields
import wagtail.fields
import wagtail.models.preview
from django.conf import settings
from django.db import migrations, models

import pages.base.choices
import pages.base.models.texts


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("base", "0002_accessibilitystatementpage_cursor_homepage_job_and_more"),
        ("places", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Opportunity",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("translation_key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("live", models.BooleanField(default=True, editable=False, verbose_name="live")),
                (
                    "has_unpublished_changes",
                    models.BooleanField(
                        default=False, editable=False, verbose_name="has unpublished changes"
                    ),
                ),
                (
                    "first_published_at",
                    models.DateTimeField(
                        blank=True, db_index=True, null=True, verbose_name="first published at"
                    ),
                ),
                (
                    "last_published_at",
                    models.DateTimeField(
                        editable=False, null=True, verbose_name="last published at"
                    ),
                ),
                (
                    "go_live_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="go live date/time"),
                ),
                (
                    "expire_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="expiry date/time"),
                ),
                (
                    "expired",
                    models.BooleanField(default=False, editable=False, verbose_name="expired"),
                ),
                (
                    "locked",
                    models.BooleanField(default=False, editable=False, verbose_name="locked"),
                ),
                (
                    "locked_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="locked at"),
                ),
                (
                    "public_id",
                    models.CharField(
                        db_index=True,
                        default=pages.base.models.texts.new_public_id,
                        editable=False,
                        max_length=8,
                    ),
                ),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                (
                    "teaser",
                    models.CharField(
                        blank=True,
                        help_text="One or two sentences for lists, search and sharing. At most 200 characters.",
                        max_length=200,
                        verbose_name="teaser",
                    ),
                ),
                (
                    "is_example",
                    models.BooleanField(
                        default=False,
                        help_text="Invented for the demo; marked as such.",
                        verbose_name="example",
                    ),
                ),
                (
                    "description",
                    wagtail.fields.RichTextField(blank=True, verbose_name="description"),
                ),
                ("requirements", models.TextField(blank=True, verbose_name="what you bring")),
                ("benefits", models.TextField(blank=True, verbose_name="what you get")),
                (
                    "time_note",
                    models.CharField(
                        blank=True,
                        help_text="e.g. “in the afternoon”",
                        max_length=160,
                        verbose_name="note on the time",
                    ),
                ),
                (
                    "expenses",
                    models.CharField(
                        blank=True, max_length=250, verbose_name="expenses and insurance"
                    ),
                ),
                (
                    "transport",
                    models.CharField(blank=True, max_length=250, verbose_name="how to get there"),
                ),
                (
                    "accessibility_note",
                    models.CharField(
                        blank=True, max_length=250, verbose_name="note on accessibility"
                    ),
                ),
                (
                    "place_kind",
                    models.CharField(
                        choices=[
                            ("onsite", "on site"),
                            ("online", "online"),
                            ("hybrid", "on site and online"),
                            ("statewide", "everywhere in the state"),
                        ],
                        default="onsite",
                        max_length=10,
                        verbose_name="where",
                    ),
                ),
                (
                    "venue",
                    models.CharField(
                        blank=True,
                        help_text="Name, street and number.",
                        max_length=160,
                        verbose_name="meeting place",
                    ),
                ),
                ("latitude", models.FloatField(blank=True, null=True, verbose_name="latitude")),
                ("longitude", models.FloatField(blank=True, null=True, verbose_name="longitude")),
                (
                    "languages",
                    pages.base.choices.SeveralField(
                        blank=True, default=list, verbose_name="languages spoken"
                    ),
                ),
                (
                    "effort",
                    models.CharField(
                        choices=[
                            ("once", "once"),
                            ("short", "for a few weeks"),
                            ("regular", "regularly"),
                            ("open", "as often as you like"),
                        ],
                        default="regular",
                        max_length=10,
                        verbose_name="effort",
                    ),
                ),
                (
                    "weekdays",
                    pages.base.choices.SeveralField(
                        blank=True, default=list, verbose_name="weekdays"
                    ),
                ),
                (
                    "hours",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        help_text="Per week when regular, else altogether.",
                        max_digits=5,
                        null=True,
                        verbose_name="hours",
                    ),
                ),
                (
                    "starts_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="Only if it takes place on one date. Empty: no fixed date.",
                        null=True,
                        verbose_name="fixed date from",
                    ),
                ),
                (
                    "ends_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="fixed date to"),
                ),
                (
                    "period_from",
                    models.DateField(blank=True, null=True, verbose_name="needed from"),
                ),
                (
                    "period_until",
                    models.DateField(blank=True, null=True, verbose_name="needed until"),
                ),
                (
                    "apply_until",
                    models.DateField(blank=True, null=True, verbose_name="apply until"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("paused", "paused"),
                            ("full", "full"),
                            ("ended", "ended"),
                        ],
                        default="open",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "confirmed_on",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="last confirmed on"
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        help_text="e.g. “freinet-online”",
                        max_length=60,
                        verbose_name="source",
                    ),
                ),
                (
                    "source_id",
                    models.CharField(blank=True, max_length=80, verbose_name="id at the source"),
                ),
                (
                    "categories",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True,
                        related_name="opportunities",
                        to="base.category",
                        verbose_name="categories",
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="base.contact",
                        verbose_name="contact",
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opportunities",
                        to="places.district",
                        verbose_name="district",
                    ),
                ),
                (
                    "latest_revision",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.revision",
                        verbose_name="latest revision",
                    ),
                ),
                (
                    "live_revision",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.revision",
                        verbose_name="live revision",
                    ),
                ),
                (
                    "locale",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="wagtailcore.locale",
                        verbose_name="locale",
                    ),
                ),
                (
                    "locked_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="locked_%(class)ss",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="locked by",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opportunities",
                        to="places.municipality",
                        verbose_name="municipality",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opportunities",
                        to="base.organisation",
                        verbose_name="organisation",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        blank=True,
                        help_text="Who keeps this up to date.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="base.team",
                        verbose_name="team",
                    ),
                ),
            ],
            options={
                "verbose_name": "opportunity",
                "verbose_name_plural": "opportunities",
                "abstract": False,
                "indexes": [
                    models.Index(fields=["locale", "live", "state"], name="opportunity_listed"),
                    models.Index(fields=["-first_published_at"], name="opportunity_newest"),
                    models.Index(fields=["source", "source_id"], name="opportunity_source"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("public_id", "locale"), name="opportunities_opportunity_address"
                    )
                ],
                "unique_together": {("translation_key", "locale")},
            },
            bases=(wagtail.models.preview.PreviewableMixin, models.Model),
        ),
    ]
