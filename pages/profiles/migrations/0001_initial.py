import django.db.models.deletion
import wagtail.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.CreateModel(
            name="CentreIndexPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
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
                    "not_indexed",
                    models.BooleanField(
                        default=False,
                        help_text="The page stays reachable, but search engines and the search leave it out.",
                        verbose_name="not in search and sitemap",
                    ),
                ),
                ("intro", models.TextField(blank=True, verbose_name="introduction")),
            ],
            options={
                "verbose_name": "overview of centres",
                "verbose_name_plural": "overviews of centres",
            },
            bases=("wagtailcore.page", models.Model),
        ),
        migrations.CreateModel(
            name="CentrePage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
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
                    "not_indexed",
                    models.BooleanField(
                        default=False,
                        help_text="The page stays reachable, but search engines and the search leave it out.",
                        verbose_name="not in search and sitemap",
                    ),
                ),
                (
                    "confirmed_on",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="last confirmed on"
                    ),
                ),
                ("portrait", models.TextField(blank=True, verbose_name="short portrait")),
                ("aims", wagtail.fields.RichTextField(blank=True, verbose_name="aims")),
                ("focus", wagtail.fields.RichTextField(blank=True, verbose_name="focus areas")),
                (
                    "projects",
                    wagtail.fields.RichTextField(blank=True, verbose_name="current projects"),
                ),
                ("advice", models.TextField(blank=True, verbose_name="advice")),
                ("training", models.TextField(blank=True, verbose_name="training")),
                ("recognition", models.TextField(blank=True, verbose_name="recognition")),
                ("networking", models.TextField(blank=True, verbose_name="networking")),
            ],
            options={
                "verbose_name": "centre profile",
                "verbose_name_plural": "centre profiles",
            },
            bases=("wagtailcore.page", models.Model),
        ),
        migrations.CreateModel(
            name="CityIndexPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
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
                    "not_indexed",
                    models.BooleanField(
                        default=False,
                        help_text="The page stays reachable, but search engines and the search leave it out.",
                        verbose_name="not in search and sitemap",
                    ),
                ),
                ("intro", models.TextField(blank=True, verbose_name="introduction")),
            ],
            options={
                "verbose_name": "overview of cities",
                "verbose_name_plural": "overviews of cities",
            },
            bases=("wagtailcore.page", models.Model),
        ),
        migrations.CreateModel(
            name="CityPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
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
                    "not_indexed",
                    models.BooleanField(
                        default=False,
                        help_text="The page stays reachable, but search engines and the search leave it out.",
                        verbose_name="not in search and sitemap",
                    ),
                ),
                (
                    "confirmed_on",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="last confirmed on"
                    ),
                ),
                (
                    "inhabitants",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="inhabitants"),
                ),
                (
                    "inhabitants_on",
                    models.DateField(blank=True, null=True, verbose_name="inhabitants as of"),
                ),
                (
                    "inhabitants_source",
                    models.CharField(
                        blank=True, max_length=160, verbose_name="source of the number"
                    ),
                ),
                ("portrait", models.TextField(blank=True, verbose_name="short portrait")),
                (
                    "focus",
                    wagtail.fields.RichTextField(blank=True, verbose_name="focus and main aim"),
                ),
                (
                    "vision",
                    wagtail.fields.RichTextField(blank=True, verbose_name="vision, aims, plans"),
                ),
                (
                    "achievements",
                    wagtail.fields.RichTextField(
                        blank=True, verbose_name="what has been achieved, and offers"
                    ),
                ),
                (
                    "strengths",
                    wagtail.fields.RichTextField(
                        blank=True, verbose_name="resources and strengths"
                    ),
                ),
                (
                    "hashtags",
                    models.CharField(
                        blank=True,
                        help_text="e.g. “#bunt #grün #offen”",
                        max_length=100,
                        verbose_name="three hashtags",
                    ),
                ),
            ],
            options={
                "verbose_name": "city profile",
                "verbose_name_plural": "city profiles",
            },
            bases=("wagtailcore.page", models.Model),
        ),
    ]
