import uuid

import django.core.validators
import django.db.models.deletion
import modelcluster.fields
import modelsearch.index
import taggit.managers
import wagtail.fields
import wagtail.images.models
import wagtail.models.media
import wagtail.models.preview
from django.conf import settings
from django.db import migrations, models

import pages.base.models.texts


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("base", "0001_initial"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("places", "0001_initial"),
        ("taggit", "0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx"),
        ("wagtailcore", "0098_apitoken"),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AccessibilityStatementPage",
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
                    "conformance",
                    models.CharField(
                        choices=[
                            ("full", "fully accessible"),
                            ("partial", "partly accessible"),
                            ("none", "not accessible"),
                        ],
                        default="partial",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("created_on", models.DateField(blank=True, null=True, verbose_name="drawn up on")),
                (
                    "reviewed_on",
                    models.DateField(blank=True, null=True, verbose_name="last checked on"),
                ),
                (
                    "method",
                    models.TextField(
                        blank=True,
                        help_text="Own assessment or test by whom.",
                        verbose_name="how it was checked",
                    ),
                ),
                (
                    "barriers",
                    wagtail.fields.RichTextField(
                        blank=True,
                        verbose_name="what is not accessible, why, and what helps instead",
                    ),
                ),
                (
                    "feedback",
                    wagtail.fields.RichTextField(
                        blank=True,
                        help_text="Whom to write to, and how long an answer takes at most.",
                        verbose_name="reporting a barrier",
                    ),
                ),
                (
                    "feedback_email",
                    models.EmailField(
                        blank=True, max_length=254, verbose_name="e-mail for barriers"
                    ),
                ),
                (
                    "feedback_phone",
                    models.CharField(blank=True, max_length=30, verbose_name="phone for barriers"),
                ),
                (
                    "enforcement",
                    wagtail.fields.RichTextField(
                        blank=True, help_text="Name, address.", verbose_name="enforcement body"
                    ),
                ),
            ],
            options={
                "verbose_name": "accessibility statement",
                "verbose_name_plural": "accessibility statements",
            },
            bases=("wagtailcore.page", models.Model),
        ),
        migrations.CreateModel(
            name="Cursor",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("consumer", models.CharField(max_length=40, unique=True)),
                ("position", models.BigIntegerField(default=0)),
                ("claimed_by", models.CharField(blank=True, max_length=80)),
                ("claimed_until", models.DateTimeField(blank=True, null=True)),
                ("failed_at", models.DateTimeField(blank=True, null=True)),
                ("error", models.TextField(blank=True)),
            ],
        ),
        migrations.CreateModel(
            name="HomePage",
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
                ("heading", models.CharField(max_length=80, verbose_name="heading")),
                ("lead", models.CharField(max_length=250, verbose_name="lead")),
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
                        verbose_name="further text",
                    ),
                ),
            ],
            options={
                "verbose_name": "home page",
                "verbose_name_plural": "home pages",
            },
            bases=("wagtailcore.page", models.Model),
        ),
        migrations.CreateModel(
            name="Job",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=60, unique=True, verbose_name="name")),
                ("due_at", models.DateTimeField(db_index=True, verbose_name="due at")),
                ("claimed_by", models.CharField(blank=True, max_length=80)),
                ("claimed_until", models.DateTimeField(blank=True, null=True)),
                (
                    "started_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="last started"),
                ),
                (
                    "finished_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="last finished"),
                ),
                (
                    "succeeded",
                    models.BooleanField(blank=True, null=True, verbose_name="last run succeeded"),
                ),
                ("result", models.TextField(blank=True, verbose_name="result")),
            ],
            options={
                "verbose_name": "job",
                "verbose_name_plural": "jobs",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="LegalPage",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("imprint", "Imprint"),
                            ("privacy", "Data protection"),
                            ("other", "other"),
                        ],
                        default="other",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "reviewed_on",
                    models.DateField(blank=True, null=True, verbose_name="last checked on"),
                ),
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
                "verbose_name": "legal page",
                "verbose_name_plural": "legal pages",
            },
            bases=("wagtailcore.page", models.Model),
        ),
        migrations.CreateModel(
            name="SignLanguagePage",
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
                        verbose_name="films and text",
                    ),
                ),
            ],
            options={
                "verbose_name": "page in sign language",
                "verbose_name_plural": "pages in sign language",
            },
            bases=("wagtailcore.page", models.Model),
        ),
        migrations.CreateModel(
            name="Category",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "facet",
                    models.CharField(
                        choices=[
                            ("field", "field"),
                            ("activity", "activity"),
                            ("audience", "suitable for"),
                            ("accessibility", "accessibility"),
                        ],
                        max_length=15,
                        verbose_name="facet",
                    ),
                ),
                ("code", models.SlugField(help_text="Never changes.", verbose_name="code")),
                (
                    "position",
                    models.PositiveSmallIntegerField(default=0, verbose_name="position in lists"),
                ),
            ],
            options={
                "verbose_name": "category",
                "verbose_name_plural": "categories",
                "ordering": ["facet", "position", "code"],
                "constraints": [
                    models.UniqueConstraint(fields=("facet", "code"), name="category_code")
                ],
            },
        ),
        migrations.CreateModel(
            name="KittDocument",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=255, verbose_name="title")),
                ("file", models.FileField(upload_to="documents", verbose_name="file")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("file_size", models.PositiveBigIntegerField(editable=False, null=True)),
                ("file_hash", models.CharField(blank=True, editable=False, max_length=40)),
                (
                    "description",
                    models.CharField(blank=True, max_length=250, verbose_name="description"),
                ),
                (
                    "pages_count",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="pages"),
                ),
                (
                    "collection",
                    models.ForeignKey(
                        default=wagtail.models.media.get_root_collection_id,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wagtailcore.collection",
                        verbose_name="collection",
                    ),
                ),
                (
                    "tags",
                    taggit.managers.TaggableManager(
                        blank=True,
                        help_text=None,
                        through="taggit.TaggedItem",
                        to="taggit.Tag",
                        verbose_name="tags",
                    ),
                ),
                (
                    "uploaded_by_user",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="uploaded by user",
                    ),
                ),
            ],
            options={
                "verbose_name": "document",
                "verbose_name_plural": "documents",
                "permissions": [("choose_document", "Can choose document")],
                "abstract": False,
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="KittImage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=255, verbose_name="title")),
                (
                    "file",
                    wagtail.images.models.WagtailImageField(
                        height_field="height",
                        upload_to=wagtail.images.models.get_upload_to,
                        verbose_name="file",
                        width_field="width",
                    ),
                ),
                (
                    "description",
                    models.CharField(
                        blank=True, default="", max_length=255, verbose_name="description"
                    ),
                ),
                ("width", models.IntegerField(editable=False, verbose_name="width")),
                ("height", models.IntegerField(editable=False, verbose_name="height")),
                (
                    "created_at",
                    models.DateTimeField(
                        auto_now_add=True, db_index=True, verbose_name="created at"
                    ),
                ),
                ("focal_point_x", models.PositiveIntegerField(blank=True, null=True)),
                ("focal_point_y", models.PositiveIntegerField(blank=True, null=True)),
                ("focal_point_width", models.PositiveIntegerField(blank=True, null=True)),
                ("focal_point_height", models.PositiveIntegerField(blank=True, null=True)),
                ("file_size", models.PositiveIntegerField(editable=False, null=True)),
                (
                    "file_hash",
                    models.CharField(blank=True, db_index=True, editable=False, max_length=40),
                ),
                (
                    "alt_text",
                    models.CharField(
                        blank=True,
                        help_text="What does somebody miss who cannot see the picture? Empty: decoration.",
                        max_length=250,
                        verbose_name="alternative text",
                    ),
                ),
                (
                    "caption",
                    models.TextField(
                        blank=True,
                        help_text="Names from left to right, with their offices.",
                        verbose_name="caption",
                    ),
                ),
                (
                    "credit",
                    models.CharField(
                        blank=True,
                        help_text="Who made the picture? Without it the picture is not shown.",
                        max_length=160,
                        verbose_name="credit",
                    ),
                ),
                (
                    "licence",
                    models.CharField(
                        blank=True,
                        help_text="e.g. “free for press reports”",
                        max_length=160,
                        verbose_name="licence",
                    ),
                ),
                (
                    "consent_noted",
                    models.BooleanField(
                        default=False,
                        help_text="Leave empty if nobody can be recognised.",
                        verbose_name="the people shown have agreed",
                    ),
                ),
                (
                    "people_shown",
                    models.BooleanField(default=False, verbose_name="people can be recognised"),
                ),
                (
                    "usable_until",
                    models.DateField(blank=True, null=True, verbose_name="usable until"),
                ),
                (
                    "collection",
                    models.ForeignKey(
                        default=wagtail.models.media.get_root_collection_id,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wagtailcore.collection",
                        verbose_name="collection",
                    ),
                ),
                (
                    "tags",
                    taggit.managers.TaggableManager(
                        blank=True,
                        help_text=None,
                        through="taggit.TaggedItem",
                        to="taggit.Tag",
                        verbose_name="tags",
                    ),
                ),
                (
                    "uploaded_by_user",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="uploaded by user",
                    ),
                ),
            ],
            options={
                "verbose_name": "picture",
                "verbose_name_plural": "pictures",
                "permissions": [("choose_image", "Can choose image")],
                "abstract": False,
            },
            bases=(wagtail.images.models.ImageFileMixin, modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
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
                    "public_id",
                    models.CharField(
                        db_index=True,
                        default=pages.base.models.texts.new_public_id,
                        editable=False,
                        max_length=8,
                    ),
                ),
                (
                    "street",
                    models.CharField(blank=True, max_length=120, verbose_name="street and number"),
                ),
                (
                    "postcode",
                    models.CharField(
                        blank=True,
                        max_length=5,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^\\d{5}$", "Five digits, for example 35390."
                            )
                        ],
                        verbose_name="postcode",
                    ),
                ),
                ("town", models.CharField(blank=True, max_length=120, verbose_name="town")),
                (
                    "phone",
                    models.CharField(
                        blank=True,
                        max_length=30,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^\\+?[\\d\\s()/\\-–]{5,30}$",
                                "Please enter the number with area code, e.g. 0561 787 20 10.",
                            )
                        ],
                        verbose_name="phone",
                    ),
                ),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("name", models.CharField(max_length=160, verbose_name="name")),
                (
                    "short_name",
                    models.CharField(blank=True, max_length=60, verbose_name="short name"),
                ),
                ("website", models.URLField(blank=True, verbose_name="website")),
                (
                    "is_example",
                    models.BooleanField(
                        default=False,
                        help_text="Invented for the demo; marked as such.",
                        verbose_name="example",
                    ),
                ),
                ("sort_key", models.CharField(db_index=True, editable=False, max_length=180)),
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
                    "logo",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="base.kittimage",
                        verbose_name="logo",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="places.municipality",
                        verbose_name="municipality",
                    ),
                ),
            ],
            options={
                "verbose_name": "organisation",
                "verbose_name_plural": "organisations",
                "ordering": ["sort_key", "pk"],
            },
            bases=(wagtail.models.preview.PreviewableMixin, models.Model),
        ),
        migrations.CreateModel(
            name="PlainLanguagePage",
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
                    "checked_by",
                    models.CharField(
                        blank=True,
                        help_text="Readers who have tested it.",
                        max_length=160,
                        verbose_name="checked by",
                    ),
                ),
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
                (
                    "source_page",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.WAGTAIL_PAGE_MODEL,
                        verbose_name="page that it explains",
                    ),
                ),
            ],
            options={
                "verbose_name": "page in plain language",
                "verbose_name_plural": "pages in plain language",
            },
            bases=("wagtailcore.page", models.Model),
        ),
        migrations.CreateModel(
            name="Team",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, unique=True, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("state", "federal state"),
                            ("county", "county or independent city"),
                            ("city", "municipality"),
                            ("partner", "partner"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "collection",
                    models.OneToOneField(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="team",
                        to="wagtailcore.collection",
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="teams",
                        to="places.district",
                        verbose_name="district",
                    ),
                ),
                (
                    "group",
                    models.OneToOneField(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="team",
                        to="auth.group",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="teams",
                        to="places.municipality",
                        verbose_name="municipality",
                    ),
                ),
            ],
            options={
                "verbose_name": "team",
                "verbose_name_plural": "teams",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="StandardPage",
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
                (
                    "show_children",
                    models.BooleanField(default=False, verbose_name="list the pages below"),
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
                "verbose_name": "standard page",
                "verbose_name_plural": "standard pages",
            },
            bases=("wagtailcore.page", models.Model),
        ),
        migrations.CreateModel(
            name="PublicationPage",
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
                ("issued_on", models.DateField(blank=True, null=True, verbose_name="issued on")),
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
                (
                    "publisher",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="base.organisation",
                        verbose_name="publisher",
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
                "verbose_name": "publication",
                "verbose_name_plural": "publications",
            },
            bases=("wagtailcore.page", models.Model),
        ),
        migrations.AddField(
            model_name="organisation",
            name="team",
            field=models.ForeignKey(
                blank=True,
                help_text="Who keeps this up to date.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="base.team",
                verbose_name="team",
            ),
        ),
        migrations.CreateModel(
            name="Contact",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                (
                    "phone",
                    models.CharField(
                        blank=True,
                        max_length=30,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^\\+?[\\d\\s()/\\-–]{5,30}$",
                                "Please enter the number with area code, e.g. 0561 787 20 10.",
                            )
                        ],
                        verbose_name="phone",
                    ),
                ),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("show_name", models.BooleanField(default=True, verbose_name="show the name")),
                (
                    "show_function",
                    models.BooleanField(default=True, verbose_name="show the function"),
                ),
                (
                    "show_phone",
                    models.BooleanField(default=True, verbose_name="show the phone number"),
                ),
                (
                    "show_email",
                    models.BooleanField(default=True, verbose_name="show the e-mail address"),
                ),
                (
                    "show_picture",
                    models.BooleanField(default=False, verbose_name="show the picture"),
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
                    "picture",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="base.kittimage",
                        verbose_name="picture",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="contacts",
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
                "verbose_name": "contact",
                "verbose_name_plural": "contacts",
                "ordering": ["name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="VisitingDetails",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "street",
                    models.CharField(blank=True, max_length=120, verbose_name="street and number"),
                ),
                (
                    "postcode",
                    models.CharField(
                        blank=True,
                        max_length=5,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^\\d{5}$", "Five digits, for example 35390."
                            )
                        ],
                        verbose_name="postcode",
                    ),
                ),
                ("town", models.CharField(blank=True, max_length=120, verbose_name="town")),
                (
                    "phone",
                    models.CharField(
                        blank=True,
                        max_length=30,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^\\+?[\\d\\s()/\\-–]{5,30}$",
                                "Please enter the number with area code, e.g. 0561 787 20 10.",
                            )
                        ],
                        verbose_name="phone",
                    ),
                ),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                (
                    "name",
                    models.CharField(
                        help_text="Only for finding it here, e.g. “Zentrum Kassel”.",
                        max_length=160,
                        verbose_name="name",
                    ),
                ),
                ("closed", models.BooleanField(default=False, verbose_name="closed at the moment")),
                (
                    "closed_until",
                    models.DateField(
                        blank=True,
                        help_text="The last day. Empty: unknown.",
                        null=True,
                        verbose_name="closed until",
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
                "verbose_name": "visiting details",
                "verbose_name_plural": "visiting details",
                "ordering": ["name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="SpecialDay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("opens", models.TimeField(blank=True, null=True, verbose_name="from")),
                ("closes", models.TimeField(blank=True, null=True, verbose_name="to")),
                ("on", models.DateField(verbose_name="on")),
                ("note", models.CharField(blank=True, max_length=120, verbose_name="note")),
                (
                    "visiting",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="special_days",
                        to="base.visitingdetails",
                    ),
                ),
            ],
            options={
                "verbose_name": "special day",
                "verbose_name_plural": "special days",
                "ordering": ["on"],
            },
        ),
        migrations.CreateModel(
            name="OpeningHours",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("opens", models.TimeField(blank=True, null=True, verbose_name="from")),
                ("closes", models.TimeField(blank=True, null=True, verbose_name="to")),
                (
                    "weekday",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "Monday"),
                            (1, "Tuesday"),
                            (2, "Wednesday"),
                            (3, "Thursday"),
                            (4, "Friday"),
                            (5, "Saturday"),
                            (6, "Sunday"),
                        ],
                        verbose_name="weekday",
                    ),
                ),
                (
                    "visiting",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="hours",
                        to="base.visitingdetails",
                    ),
                ),
            ],
            options={
                "verbose_name": "opening hours",
                "verbose_name_plural": "opening hours",
                "ordering": ["weekday", "opens"],
            },
        ),
        migrations.CreateModel(
            name="VisitingPerson",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="base.contact",
                        verbose_name="contact",
                    ),
                ),
                (
                    "visiting",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="people",
                        to="base.visitingdetails",
                    ),
                ),
            ],
            options={
                "verbose_name": "person",
                "verbose_name_plural": "people",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="VisitingText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("de", "German"), ("en", "English")],
                        max_length=10,
                        verbose_name="language",
                    ),
                ),
                (
                    "closed_note",
                    models.CharField(
                        blank=True,
                        help_text="Who helps meanwhile?",
                        max_length=250,
                        verbose_name="note while closed",
                    ),
                ),
                (
                    "hours_note",
                    models.CharField(
                        blank=True,
                        help_text="e.g. “by appointment”",
                        max_length=250,
                        verbose_name="note on the hours",
                    ),
                ),
                (
                    "accessibility",
                    models.TextField(
                        blank=True,
                        help_text="Entrance, lift, toilets, induction loop, parking.",
                        verbose_name="accessibility of the place",
                    ),
                ),
                (
                    "visiting",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="texts",
                        to="base.visitingdetails",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AlertBanner",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("translation_key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("heading", models.CharField(max_length=60, verbose_name="first words")),
                ("text", models.CharField(max_length=250, verbose_name="text")),
                (
                    "link_label",
                    models.CharField(blank=True, max_length=80, verbose_name="link text"),
                ),
                (
                    "level",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "notice"), (2, "warning"), (3, "emergency")],
                        default=1,
                        verbose_name="level",
                    ),
                ),
                ("starts_at", models.DateTimeField(blank=True, null=True, verbose_name="from")),
                ("ends_at", models.DateTimeField(blank=True, null=True, verbose_name="until")),
                (
                    "closable",
                    models.BooleanField(default=True, verbose_name="visitors may close it"),
                ),
                (
                    "link_page",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.WAGTAIL_PAGE_MODEL,
                        verbose_name="linked page",
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
                    "section",
                    models.ForeignKey(
                        blank=True,
                        help_text="Shown on this page and below it. Empty: everywhere.",
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.WAGTAIL_PAGE_MODEL,
                        verbose_name="section",
                    ),
                ),
            ],
            options={
                "verbose_name": "alert banner",
                "verbose_name_plural": "alert banners",
                "abstract": False,
                "unique_together": {("translation_key", "locale")},
            },
        ),
        migrations.CreateModel(
            name="CategoryText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("de", "German"), ("en", "English")],
                        max_length=10,
                        verbose_name="language",
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                (
                    "category",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="texts",
                        to="base.category",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("category", "language"), name="category_text")
                ],
            },
        ),
        migrations.CreateModel(
            name="Change",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("published", "published"),
                            ("changed", "changed"),
                            ("unpublished", "unpublished"),
                            ("moved", "moved"),
                            ("deleted", "deleted"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("object_id", models.CharField(max_length=40)),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="at")),
                (
                    "details",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        help_text="e.g. the address before a move or a deletion",
                    ),
                ),
                (
                    "content_type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="contenttypes.contenttype",
                    ),
                ),
            ],
            options={
                "verbose_name": "change",
                "verbose_name_plural": "changes",
                "ordering": ["pk"],
                "indexes": [
                    models.Index(fields=["content_type", "object_id"], name="change_object")
                ],
            },
        ),
        migrations.CreateModel(
            name="ContactText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("de", "German"), ("en", "English")],
                        max_length=10,
                        verbose_name="language",
                    ),
                ),
                ("function", models.CharField(blank=True, max_length=160, verbose_name="function")),
                (
                    "contact",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="texts",
                        to="base.contact",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("contact", "language"), name="contact_text")
                ],
            },
        ),
        migrations.CreateModel(
            name="KittRendition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("filter_spec", models.CharField(db_index=True, max_length=255)),
                (
                    "file",
                    wagtail.images.models.WagtailImageField(
                        height_field="height",
                        storage=wagtail.images.models.get_rendition_storage,
                        upload_to=wagtail.images.models.get_rendition_upload_to,
                        width_field="width",
                    ),
                ),
                ("width", models.IntegerField(editable=False)),
                ("height", models.IntegerField(editable=False)),
                (
                    "focal_point_key",
                    models.CharField(blank=True, default="", editable=False, max_length=16),
                ),
                (
                    "image",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="renditions",
                        to="base.kittimage",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("image", "filter_spec", "focal_point_key"), name="rendition_once"
                    )
                ],
            },
            bases=(wagtail.images.models.ImageFileMixin, models.Model),
        ),
        migrations.CreateModel(
            name="OrganisationText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("de", "German"), ("en", "English")],
                        max_length=10,
                        verbose_name="language",
                    ),
                ),
                ("description", models.TextField(blank=True, verbose_name="description")),
                (
                    "organisation",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="texts",
                        to="base.organisation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "language"), name="organisation_text"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SiteTexts",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("translation_key", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "operator_name",
                    models.CharField(
                        help_text="Stands beside the mark.",
                        max_length=80,
                        verbose_name="name of the website",
                    ),
                ),
                (
                    "official_line",
                    models.CharField(
                        blank=True,
                        help_text="e.g. “Official website: State of Hessen”. Empty: no line.",
                        max_length=80,
                        verbose_name="official line",
                    ),
                ),
                (
                    "official_short",
                    models.CharField(
                        blank=True, max_length=40, verbose_name="official line, short"
                    ),
                ),
                (
                    "footer_text",
                    models.TextField(blank=True, verbose_name="sentence in the footer"),
                ),
                (
                    "main",
                    wagtail.fields.StreamField(
                        [("item", 4)],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Text", "max_length": 60},
                            ),
                            1: (
                                "wagtail.blocks.PageChooserBlock",
                                (),
                                {"label": "Page", "required": False},
                            ),
                            2: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("opportunities", "Opportunities"),
                                        ("events", "Events"),
                                        ("courses", "Courses"),
                                        ("contact-points", "Contact points"),
                                        ("organisations", "Organisations"),
                                    ],
                                    "label": "Or a list",
                                    "required": False,
                                },
                            ),
                            3: (
                                "wagtail.blocks.URLBlock",
                                (),
                                {"label": "Or web address", "required": False},
                            ),
                            4: (
                                "wagtail.blocks.StructBlock",
                                [[("label", 0), ("page", 1), ("route", 2), ("url", 3)]],
                                {},
                            ),
                        },
                        verbose_name="main menu",
                    ),
                ),
                (
                    "footer",
                    wagtail.fields.StreamField(
                        [("column", 7)],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Heading", "max_length": 40},
                            ),
                            1: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Text", "max_length": 60},
                            ),
                            2: (
                                "wagtail.blocks.PageChooserBlock",
                                (),
                                {"label": "Page", "required": False},
                            ),
                            3: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("opportunities", "Opportunities"),
                                        ("events", "Events"),
                                        ("courses", "Courses"),
                                        ("contact-points", "Contact points"),
                                        ("organisations", "Organisations"),
                                    ],
                                    "label": "Or a list",
                                    "required": False,
                                },
                            ),
                            4: (
                                "wagtail.blocks.URLBlock",
                                (),
                                {"label": "Or web address", "required": False},
                            ),
                            5: (
                                "wagtail.blocks.StructBlock",
                                [[("label", 1), ("page", 2), ("route", 3), ("url", 4)]],
                                {},
                            ),
                            6: ("wagtail.blocks.ListBlock", (5,), {"label": "Links"}),
                            7: ("wagtail.blocks.StructBlock", [[("heading", 0), ("links", 6)]], {}),
                        },
                        verbose_name="footer",
                    ),
                ),
                (
                    "legal",
                    wagtail.fields.StreamField(
                        [("item", 4)],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Text", "max_length": 60},
                            ),
                            1: (
                                "wagtail.blocks.PageChooserBlock",
                                (),
                                {"label": "Page", "required": False},
                            ),
                            2: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("opportunities", "Opportunities"),
                                        ("events", "Events"),
                                        ("courses", "Courses"),
                                        ("contact-points", "Contact points"),
                                        ("organisations", "Organisations"),
                                    ],
                                    "label": "Or a list",
                                    "required": False,
                                },
                            ),
                            3: (
                                "wagtail.blocks.URLBlock",
                                (),
                                {"label": "Or web address", "required": False},
                            ),
                            4: (
                                "wagtail.blocks.StructBlock",
                                [[("label", 0), ("page", 1), ("route", 2), ("url", 3)]],
                                {},
                            ),
                        },
                        verbose_name="legal row",
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
                    "plain_language_page",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.WAGTAIL_PAGE_MODEL,
                        verbose_name="Plain language",
                    ),
                ),
                (
                    "sign_language_page",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.WAGTAIL_PAGE_MODEL,
                        verbose_name="Sign language",
                    ),
                ),
            ],
            options={
                "verbose_name": "names and menus",
                "verbose_name_plural": "names and menus",
                "abstract": False,
                "unique_together": {("translation_key", "locale")},
            },
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.UniqueConstraint(fields=("public_id",), name="organisation_address"),
        ),
        migrations.AddConstraint(
            model_name="visitingtext",
            constraint=models.UniqueConstraint(
                fields=("visiting", "language"), name="visiting_text"
            ),
        ),
    ]
