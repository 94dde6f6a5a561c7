import django.db.models.deletion
import modelcluster.fields
import wagtail.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("base", "0002_accessibilitystatementpage_cursor_homepage_job_and_more"),
        ("places", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Phase",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="from")),
                (
                    "starts_precision",
                    models.CharField(
                        choices=[
                            ("day", "to the day"),
                            ("month", "month and year"),
                            ("year", "year only"),
                        ],
                        default="month",
                        max_length=5,
                        verbose_name="known",
                    ),
                ),
                (
                    "ends_on",
                    models.DateField(
                        blank=True, help_text="The last day.", null=True, verbose_name="until"
                    ),
                ),
                (
                    "ends_precision",
                    models.CharField(
                        choices=[
                            ("day", "to the day"),
                            ("month", "month and year"),
                            ("year", "year only"),
                        ],
                        default="month",
                        max_length=5,
                        verbose_name="known",
                    ),
                ),
            ],
            options={
                "verbose_name": "phase",
                "verbose_name_plural": "phases",
                "ordering": ["programme", "number"],
            },
        ),
        migrations.CreateModel(
            name="ProgrammeIndexPage",
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
                "verbose_name": "overview of programmes",
                "verbose_name_plural": "overviews of programmes",
            },
            bases=("wagtailcore.page", models.Model),
        ),
        migrations.CreateModel(
            name="Cohort",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                (
                    "signed_on",
                    models.DateField(blank=True, null=True, verbose_name="contracts signed on"),
                ),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="starts on")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="ends on")),
                (
                    "grant_ceiling",
                    models.DecimalField(
                        blank=True,
                        decimal_places=0,
                        help_text="Per member, over the whole time.",
                        max_digits=10,
                        null=True,
                        verbose_name="grant at most, in euro",
                    ),
                ),
                (
                    "grant_years",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="spread over years"
                    ),
                ),
                (
                    "applications_received",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="applications received"
                    ),
                ),
                (
                    "waits_for_release",
                    models.BooleanField(
                        default=False,
                        help_text="Tick this first if the cohort is not to be known before its press release.",
                        verbose_name="hidden until a release announces it",
                    ),
                ),
                (
                    "photo",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="base.kittimage",
                        verbose_name="group photo",
                    ),
                ),
            ],
            options={
                "verbose_name": "cohort",
                "verbose_name_plural": "cohorts",
                "ordering": ["programme", "number"],
            },
        ),
        migrations.CreateModel(
            name="PhaseSponsor",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="base.organisation",
                        verbose_name="organisation",
                    ),
                ),
                (
                    "phase",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sponsors",
                        to="programmes.phase",
                    ),
                ),
            ],
            options={
                "verbose_name": "sponsor",
                "verbose_name_plural": "sponsors",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Programme",
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
                ("started_on", models.DateField(blank=True, null=True, verbose_name="started on")),
                (
                    "started_precision",
                    models.CharField(
                        choices=[
                            ("day", "to the day"),
                            ("month", "month and year"),
                            ("year", "year only"),
                        ],
                        default="year",
                        max_length=5,
                        verbose_name="known",
                    ),
                ),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                (
                    "members_are",
                    models.CharField(
                        choices=[
                            ("none", "no members"),
                            ("districts", "counties and independent cities"),
                            ("municipalities", "municipalities"),
                        ],
                        default="none",
                        max_length=15,
                        verbose_name="members are",
                    ),
                ),
                ("website", models.URLField(blank=True, verbose_name="website")),
                (
                    "position",
                    models.PositiveSmallIntegerField(default=0, verbose_name="position in lists"),
                ),
                (
                    "carriers",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True,
                        related_name="carried_programmes",
                        to="base.organisation",
                        verbose_name="carried by",
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
                    "funders",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True,
                        related_name="funded_programmes",
                        to="base.organisation",
                        verbose_name="funders",
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
            ],
            options={
                "verbose_name": "programme",
                "verbose_name_plural": "programmes",
                "ordering": ["position", "code"],
            },
        ),
        migrations.AddField(
            model_name="phase",
            name="programme",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="phases",
                to="programmes.programme",
                verbose_name="programme",
            ),
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("joined_on", models.DateField(verbose_name="joined on")),
                (
                    "joined_precision",
                    models.CharField(
                        choices=[
                            ("day", "to the day"),
                            ("month", "month and year"),
                            ("year", "year only"),
                        ],
                        default="day",
                        max_length=5,
                        verbose_name="known",
                    ),
                ),
                (
                    "left_on",
                    models.DateField(
                        blank=True,
                        help_text="Only if the member left; the end of a grant is not leaving.",
                        null=True,
                        verbose_name="left on",
                    ),
                ),
                (
                    "left_precision",
                    models.CharField(
                        choices=[
                            ("day", "to the day"),
                            ("month", "month and year"),
                            ("year", "year only"),
                        ],
                        default="day",
                        max_length=5,
                        verbose_name="known",
                    ),
                ),
                (
                    "cohort",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="programmes.cohort",
                        verbose_name="cohort",
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="places.district",
                        verbose_name="district",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="places.municipality",
                        verbose_name="municipality",
                    ),
                ),
                (
                    "phase",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="programmes.phase",
                        verbose_name="joined in phase",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="programmes.programme",
                        verbose_name="programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "membership",
                "verbose_name_plural": "memberships",
                "ordering": ["programme", "joined_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="KeyFigure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("stated", "stated"),
                            ("members", "counted: members"),
                            ("former", "counted: former members"),
                            ("cohorts", "counted: cohorts"),
                            ("grant", "grant of the latest cohort"),
                        ],
                        default="stated",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "prefix",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "exactly"),
                            ("about", "about"),
                            ("over", "more than"),
                            ("almost", "almost"),
                            ("up_to", "up to"),
                        ],
                        max_length=6,
                        verbose_name="before it",
                    ),
                ),
                (
                    "value",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="value"
                    ),
                ),
                ("as_of", models.DateField(blank=True, null=True, verbose_name="as of")),
                (
                    "as_of_precision",
                    models.CharField(
                        choices=[
                            ("day", "to the day"),
                            ("month", "month and year"),
                            ("year", "year only"),
                        ],
                        default="day",
                        max_length=5,
                        verbose_name="known",
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=160, verbose_name="source")),
                ("source_url", models.URLField(blank=True, verbose_name="address of the source")),
                (
                    "on_home_page",
                    models.BooleanField(default=False, verbose_name="on the home page"),
                ),
                (
                    "programme",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="key_figures",
                        to="programmes.programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "key figure",
                "verbose_name_plural": "key figures",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="cohort",
            name="programme",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="cohorts",
                to="programmes.programme",
                verbose_name="programme",
            ),
        ),
        migrations.CreateModel(
            name="ProgrammePage",
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
                    "idea",
                    wagtail.fields.RichTextField(
                        blank=True, help_text="Why it exists.", verbose_name="the idea"
                    ),
                ),
                ("audience", wagtail.fields.RichTextField(blank=True, verbose_name="for whom")),
                (
                    "call_opens_on",
                    models.DateField(blank=True, null=True, verbose_name="applications from"),
                ),
                (
                    "call_closes_on",
                    models.DateField(
                        blank=True,
                        help_text="The last day.",
                        null=True,
                        verbose_name="applications until",
                    ),
                ),
                (
                    "call_text",
                    wagtail.fields.RichTextField(blank=True, verbose_name="call for applications"),
                ),
                (
                    "guide",
                    wagtail.fields.StreamField(
                        [("steps", 5)],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Heading", "max_length": 80},
                            ),
                            1: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Step", "max_length": 80},
                            ),
                            2: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "ul", "ol", "link"], "label": "Text"},
                            ),
                            3: ("wagtail.blocks.StructBlock", [[("title", 1), ("text", 2)]], {}),
                            4: ("wagtail.blocks.ListBlock", (3,), {"label": "Steps"}),
                            5: ("wagtail.blocks.StructBlock", [[("heading", 0), ("steps", 4)]], {}),
                        },
                        verbose_name="how to apply",
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
                        verbose_name="further text",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pages",
                        to="programmes.programme",
                        verbose_name="programme",
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
                "verbose_name": "programme page",
                "verbose_name_plural": "programme pages",
            },
            bases=("wagtailcore.page", models.Model),
        ),
        migrations.CreateModel(
            name="ProgrammeText",
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
                ("name", models.CharField(max_length=120, verbose_name="name")),
                (
                    "short_name",
                    models.CharField(blank=True, max_length=60, verbose_name="short name"),
                ),
                (
                    "summary",
                    models.CharField(blank=True, max_length=200, verbose_name="in one sentence"),
                ),
                (
                    "programme",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="texts",
                        to="programmes.programme",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RelatedPage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.WAGTAIL_PAGE_MODEL,
                        verbose_name="page",
                    ),
                ),
                (
                    "source",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="related_pages",
                        to="programmes.programmepage",
                    ),
                ),
            ],
            options={
                "verbose_name": "related page",
                "verbose_name_plural": "related pages",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Tandem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "first",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="programmes.membership",
                        verbose_name="member",
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="programmes.membership",
                        verbose_name="partner",
                    ),
                ),
            ],
            options={
                "verbose_name": "tandem",
                "verbose_name_plural": "tandems",
            },
        ),
        migrations.CreateModel(
            name="CohortText",
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
                ("text", models.TextField(blank=True, verbose_name="text")),
                (
                    "cohort",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="texts",
                        to="programmes.cohort",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("cohort", "language"), name="cohort_text")
                ],
            },
        ),
        migrations.CreateModel(
            name="KeyFigureText",
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
                ("label", models.CharField(max_length=120, verbose_name="what it counts")),
                (
                    "unit",
                    models.CharField(
                        blank=True,
                        help_text="Directly behind the number, e.g. “€”.",
                        max_length=20,
                        verbose_name="unit",
                    ),
                ),
                (
                    "key_figure",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="texts",
                        to="programmes.keyfigure",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("key_figure", "language"), name="key_figure_text"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PhaseText",
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
                ("text", models.TextField(blank=True, verbose_name="text")),
                (
                    "phase",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="texts",
                        to="programmes.phase",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("phase", "language"), name="phase_text")
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="phase",
            constraint=models.UniqueConstraint(fields=("programme", "number"), name="phase_number"),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("district__isnull", True), ("municipality__isnull", True), _connector="XOR"
                ),
                name="membership_one_place",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("left_on__isnull", True),
                    ("left_on__gte", models.F("joined_on")),
                    _connector="OR",
                ),
                name="membership_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.UniqueConstraint(
                condition=models.Q(("left_on__isnull", True)),
                fields=("programme", "district"),
                name="membership_district_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.UniqueConstraint(
                condition=models.Q(("left_on__isnull", True)),
                fields=("programme", "municipality"),
                name="membership_municipality_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="cohort",
            constraint=models.UniqueConstraint(
                fields=("programme", "number"), name="cohort_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="programmetext",
            constraint=models.UniqueConstraint(
                fields=("programme", "language"), name="programme_text"
            ),
        ),
        migrations.AddConstraint(
            model_name="tandem",
            constraint=models.UniqueConstraint(fields=("first", "second"), name="tandem_once"),
        ),
        migrations.AddConstraint(
            model_name="tandem",
            constraint=models.CheckConstraint(
                condition=models.Q(("first__lt", models.F("second"))), name="tandem_ordered"
            ),
        ),
    ]
