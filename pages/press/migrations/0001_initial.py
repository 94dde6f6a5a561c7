import django.db.models.deletion
import django.utils.timezone
import modelcluster.fields
import wagtail.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("base", "0002_accessibilitystatementpage_cursor_homepage_job_and_more"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.CreateModel(
            name="ChangeNote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("text", models.CharField(max_length=250)),
            ],
            options={
                "verbose_name": "note on a change",
                "verbose_name_plural": "notes on changes",
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="PressReleasePage",
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
                ("kicker", models.CharField(blank=True, max_length=80, verbose_name="kicker")),
                ("subline", models.CharField(blank=True, max_length=200, verbose_name="subline")),
                (
                    "place_line",
                    models.CharField(
                        blank=True,
                        help_text="Before the date, e.g. “Wiesbaden”.",
                        max_length=60,
                        verbose_name="place",
                    ),
                ),
                (
                    "issued_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="Only for releases that came out earlier elsewhere. Empty: the day of publishing.",
                        null=True,
                        verbose_name="date of the release",
                    ),
                ),
                ("lead", models.TextField(blank=True, verbose_name="lead")),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("text", 0),
                            ("quote", 4),
                            ("picture", 8),
                            ("fact_box", 11),
                            ("documents", 15),
                            ("links", 21),
                        ],
                        blank=True,
                        block_lookup={
                            0: ("pages.base.blocks.TextBlock", (), {}),
                            1: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"help_text": "Without quotation marks.", "label": "Words"},
                            ),
                            2: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Speaker", "max_length": 120},
                            ),
                            3: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Office", "max_length": 160, "required": False},
                            ),
                            4: (
                                "wagtail.blocks.StructBlock",
                                [[("text", 1), ("speaker", 2), ("office", 3)]],
                                {},
                            ),
                            5: (
                                "wagtail.images.blocks.ImageChooserBlock",
                                (),
                                {"label": "Picture"},
                            ),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Only if the text of the library does not fit here.",
                                    "label": "Alternative text here",
                                    "max_length": 250,
                                    "required": False,
                                },
                            ),
                            7: (
                                "wagtail.blocks.BooleanBlock",
                                (),
                                {
                                    "help_text": "Screen readers skip the picture.",
                                    "label": "Only decoration",
                                    "required": False,
                                },
                            ),
                            8: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 5), ("alt_text", 6), ("decorative", 7)]],
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
                        },
                        verbose_name="text",
                    ),
                ),
                (
                    "taken_over_from",
                    models.CharField(
                        blank=True,
                        help_text="Where it came out first.",
                        max_length=160,
                        verbose_name="taken over from",
                    ),
                ),
                (
                    "government",
                    models.CharField(
                        blank=True,
                        help_text="For older releases, e.g. “Landesregierung 2019–2024”.",
                        max_length=120,
                        verbose_name="government of that time",
                    ),
                ),
                (
                    "change_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("small", "small change, nothing to tell readers"),
                            ("noted", "readers should know"),
                        ],
                        max_length=6,
                        verbose_name="this change is",
                    ),
                ),
                (
                    "change_note",
                    models.CharField(
                        blank=True,
                        help_text="What has changed? Stays under the release with the date.",
                        max_length=250,
                        verbose_name="note for readers",
                    ),
                ),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="withdrawn on"),
                ),
                (
                    "withdrawn_reason",
                    models.CharField(blank=True, max_length=250, verbose_name="reason for readers"),
                ),
                (
                    "gone_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="From then on the address says that the release was removed.",
                        null=True,
                        verbose_name="removed on",
                    ),
                ),
            ],
            options={
                "verbose_name": "press release",
                "verbose_name_plural": "press releases",
            },
            bases=("wagtailcore.page", models.Model),
        ),
        migrations.CreateModel(
            name="ReleaseOrganisation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "role",
                    models.CharField(
                        choices=[("lead", "publishes it"), ("support", "joins in")],
                        default="lead",
                        max_length=7,
                        verbose_name="role",
                    ),
                ),
            ],
            options={
                "verbose_name": "organisation",
                "verbose_name_plural": "organisations",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Topic",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "code",
                    models.SlugField(help_text="Never changes.", unique=True, verbose_name="code"),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(default=0, verbose_name="position in lists"),
                ),
            ],
            options={
                "verbose_name": "topic",
                "verbose_name_plural": "topics",
                "ordering": ["position", "code"],
            },
        ),
        migrations.CreateModel(
            name="TopicText",
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
            ],
        ),
        migrations.CreateModel(
            name="NewsroomPage",
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
                (
                    "press_contact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="base.contact",
                        verbose_name="press contact",
                    ),
                ),
            ],
            options={
                "verbose_name": "newsroom",
                "verbose_name_plural": "newsrooms",
            },
            bases=("wagtailcore.page", models.Model),
        ),
        migrations.CreateModel(
            name="FeaturedRelease",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "newsroom",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="featured",
                        to="press.newsroompage",
                    ),
                ),
            ],
            options={
                "verbose_name": "release on top",
                "verbose_name_plural": "releases on top",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
    ]
