import uuid

import django.db.models.deletion
import modelcluster.fields
import wagtail.fields
import wagtail.models.preview
from django.conf import settings
from django.db import migrations, models

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
            name="EventMaterial",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
            ],
            options={
                "verbose_name": "material",
                "verbose_name_plural": "materials",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SeriesPage",
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
                ("website", models.URLField(blank=True, verbose_name="website")),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("text", 0),
                            ("picture", 4),
                            ("quote", 8),
                            ("fact_box", 11),
                            ("documents", 15),
                            ("links", 21),
                            ("steps", 25),
                            ("video", 31),
                            ("table", 38),
                        ],
                        blank=True,
                        block_lookup={
                            0: ("pages.base.blocks.TextBlock", (), {}),
                            1: (
                                "wagtail.images.blocks.ImageChooserBlock",
                                (),
                                {"label": "Picture"},
                            ),
                            2: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Only if the text of the library does not fit here.",
                                    "label": "Alternative text here",
                                    "max_length": 250,
                                    "required": False,
                                },
                            ),
                            3: (
                                "wagtail.blocks.BooleanBlock",
                                (),
                                {
                                    "help_text": "Screen readers skip the picture.",
                                    "label": "Only decoration",
                                    "required": False,
                                },
                            ),
                            4: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 1), ("alt_text", 2), ("decorative", 3)]],
                                {},
                            ),
                            5: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"help_text": "Without quotation marks.", "label": "Words"},
                            ),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Speaker", "max_length": 120},
                            ),
                            7: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Office", "max_length": 160, "required": False},
                            ),
                            8: (
                                "wagtail.blocks.StructBlock",
                                [[("text", 5), ("speaker", 6), ("office", 7)]],
                                {},
                            ),
                            9: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Heading", "max_length": 80},
                            ),
                            10: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "ul", "ol", "link"], "label": "Text"},
                            ),
                            11: (
                                "wagtail.blocks.StructBlock",
                                [[("heading", 9), ("text", 10)]],
                                {},
                            ),
                            12: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Heading", "max_length": 80, "required": False},
                            ),
                            13: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Document"},
                            ),
                            14: ("wagtail.blocks.ListBlock", (13,), {"label": "Documents"}),
                            15: (
                                "wagtail.blocks.StructBlock",
                                [[("heading", 12), ("documents", 14)]],
                                {},
                            ),
                            16: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Say where the link leads, not “here”.",
                                    "label": "Link text",
                                    "max_length": 120,
                                },
                            ),
                            17: (
                                "wagtail.blocks.PageChooserBlock",
                                (),
                                {"label": "Page", "required": False},
                            ),
                            18: (
                                "wagtail.blocks.URLBlock",
                                (),
                                {"label": "Or web address", "required": False},
                            ),
                            19: (
                                "wagtail.blocks.StructBlock",
                                [[("label", 16), ("page", 17), ("url", 18)]],
                                {},
                            ),
                            20: ("wagtail.blocks.ListBlock", (19,), {"label": "Links"}),
                            21: (
                                "wagtail.blocks.StructBlock",
                                [[("heading", 12), ("links", 20)]],
                                {},
                            ),
                            22: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Step", "max_length": 80},
                            ),
                            23: ("wagtail.blocks.StructBlock", [[("title", 22), ("text", 10)]], {}),
                            24: ("wagtail.blocks.ListBlock", (23,), {"label": "Steps"}),
                            25: (
                                "wagtail.blocks.StructBlock",
                                [[("heading", 9), ("steps", 24)]],
                                {},
                            ),
                            26: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Title", "max_length": 120},
                            ),
                            27: (
                                "wagtail.documents.blocks.DocumentChooserBlock",
                                (),
                                {"label": "Video file (MP4 or WebM)", "required": False},
                            ),
                            28: (
                                "wagtail.images.blocks.ImageChooserBlock",
                                (),
                                {"label": "Still picture", "required": False},
                            ),
                            29: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "e.g. 3:40 minutes",
                                    "label": "Length",
                                    "max_length": 20,
                                    "required": False,
                                },
                            ),
                            30: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "ul", "ol", "link"],
                                    "label": "What is said or signed",
                                    "required": False,
                                },
                            ),
                            31: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 26),
                                        ("video", 27),
                                        ("poster", 28),
                                        ("length", 29),
                                        ("transcript", 30),
                                    ]
                                ],
                                {},
                            ),
                            32: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Caption", "max_length": 160},
                            ),
                            33: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Heading", "max_length": 60},
                            ),
                            34: ("wagtail.blocks.ListBlock", (33,), {"label": "Columns"}),
                            35: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"max_length": 250, "required": False},
                            ),
                            36: ("wagtail.blocks.ListBlock", (35,), {"label": "Cells"}),
                            37: ("wagtail.blocks.ListBlock", (36,), {"label": "Rows"}),
                            38: (
                                "wagtail.blocks.StructBlock",
                                [[("caption", 32), ("columns", 34), ("rows", 37)]],
                                {},
                            ),
                        },
                        verbose_name="text",
                    ),
                ),
            ],
            options={
                "verbose_name": "series of events",
                "verbose_name_plural": "series of events",
            },
            bases=("wagtailcore.page", models.Model),
        ),
        migrations.CreateModel(
            name="ContactPoint",
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
                (
                    "district",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contact_points",
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
                        related_name="contact_points",
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
                        related_name="contact_points",
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
                (
                    "visiting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contact_points",
                        to="base.visitingdetails",
                        verbose_name="visiting details",
                    ),
                ),
            ],
            options={
                "verbose_name": "contact point",
                "verbose_name_plural": "contact points",
                "abstract": False,
            },
            bases=(wagtail.models.preview.PreviewableMixin, models.Model),
        ),
        migrations.CreateModel(
            name="Course",
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
                (
                    "dates_note",
                    models.CharField(
                        blank=True,
                        help_text="e.g. “three Saturdays, 10 to 16 h”",
                        max_length=160,
                        verbose_name="times",
                    ),
                ),
                (
                    "certificate",
                    models.CharField(
                        blank=True,
                        help_text="Empty: none.",
                        max_length=160,
                        verbose_name="certificate",
                    ),
                ),
                (
                    "module",
                    models.CharField(
                        choices=[
                            ("board", "running a board"),
                            ("management", "managing associations and volunteers"),
                            ("groups", "leading groups"),
                            ("law", "law, tax and insurance"),
                            ("publicity", "publicity and digital tools"),
                            ("specific", "for one field, e.g. hospice work"),
                        ],
                        default="board",
                        max_length=12,
                        verbose_name="module",
                    ),
                ),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="first day")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="last day")),
                (
                    "place_kind",
                    models.CharField(
                        choices=[
                            ("onsite", "on site"),
                            ("online", "online"),
                            ("hybrid", "on site and online"),
                        ],
                        default="onsite",
                        max_length=10,
                        verbose_name="where",
                    ),
                ),
                (
                    "cost",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="0: free of charge. Empty: not said.",
                        max_digits=7,
                        null=True,
                        verbose_name="cost in euro",
                    ),
                ),
                (
                    "registration_url",
                    models.URLField(blank=True, verbose_name="address for registering"),
                ),
                (
                    "register_until",
                    models.DateField(blank=True, null=True, verbose_name="registration until"),
                ),
                (
                    "contact_point",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="courses",
                        to="events.contactpoint",
                        verbose_name="contact point",
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="courses",
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
                        related_name="+",
                        to="places.municipality",
                        verbose_name="municipality",
                    ),
                ),
                (
                    "provider",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="courses",
                        to="base.organisation",
                        verbose_name="provider",
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
                "verbose_name": "course",
                "verbose_name_plural": "courses",
                "abstract": False,
            },
            bases=(wagtail.models.preview.PreviewableMixin, models.Model),
        ),
        migrations.CreateModel(
            name="Event",
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
                ("audience", models.CharField(blank=True, max_length=160, verbose_name="for whom")),
                (
                    "state_note",
                    models.CharField(
                        blank=True,
                        help_text="Why, and what now?",
                        max_length=250,
                        verbose_name="note on the change",
                    ),
                ),
                (
                    "price_note",
                    models.CharField(
                        blank=True,
                        help_text="e.g. “with lunch”",
                        max_length=160,
                        verbose_name="note on the price",
                    ),
                ),
                ("starts_at", models.DateTimeField(null=True, verbose_name="begins")),
                ("ends_at", models.DateTimeField(blank=True, null=True, verbose_name="ends")),
                (
                    "place_kind",
                    models.CharField(
                        choices=[
                            ("onsite", "on site"),
                            ("online", "online"),
                            ("hybrid", "on site and online"),
                        ],
                        default="onsite",
                        max_length=10,
                        verbose_name="where",
                    ),
                ),
                ("venue", models.CharField(blank=True, max_length=160, verbose_name="venue")),
                (
                    "street",
                    models.CharField(blank=True, max_length=120, verbose_name="street and number"),
                ),
                ("postcode", models.CharField(blank=True, max_length=5, verbose_name="postcode")),
                (
                    "online_url",
                    models.URLField(blank=True, verbose_name="address for taking part online"),
                ),
                (
                    "registration_url",
                    models.URLField(blank=True, verbose_name="address for registering"),
                ),
                (
                    "registration_opens_on",
                    models.DateField(blank=True, null=True, verbose_name="registration from"),
                ),
                (
                    "registration_closes_on",
                    models.DateField(blank=True, null=True, verbose_name="registration until"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "takes place"),
                            ("moved", "moved to another date"),
                            ("online_instead", "online instead of on site"),
                            ("cancelled", "cancelled"),
                        ],
                        default="planned",
                        max_length=15,
                        verbose_name="state",
                    ),
                ),
                (
                    "price",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="0: free of charge. Empty: not said.",
                        max_digits=7,
                        null=True,
                        verbose_name="price in euro",
                    ),
                ),
                ("sequence", models.PositiveIntegerField(default=0, editable=False)),
                ("original_starts_at", models.DateTimeField(editable=False, null=True)),
                (
                    "districts",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True,
                        related_name="events_about",
                        to="places.district",
                        verbose_name="districts",
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
                        related_name="events_here",
                        to="places.municipality",
                        verbose_name="municipality",
                    ),
                ),
                (
                    "organiser",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="base.organisation",
                        verbose_name="organiser",
                    ),
                ),
            ],
            options={
                "verbose_name": "event",
                "verbose_name_plural": "events",
                "abstract": False,
            },
            bases=(wagtail.models.preview.PreviewableMixin, models.Model),
        ),
    ]
