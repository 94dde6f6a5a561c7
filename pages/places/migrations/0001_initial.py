import django.core.validators
import django.db.models.deletion
import modelcluster.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="District",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                (
                    "spellings",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="All other ways in which people write the name.",
                        verbose_name="other spellings",
                    ),
                ),
                ("latitude", models.FloatField(blank=True, null=True, verbose_name="latitude")),
                ("longitude", models.FloatField(blank=True, null=True, verbose_name="longitude")),
                (
                    "valid_from",
                    models.DateField(
                        blank=True,
                        help_text="Empty: since ever.",
                        null=True,
                        verbose_name="valid from",
                    ),
                ),
                (
                    "valid_until",
                    models.DateField(
                        blank=True,
                        help_text="The last day. Empty: still valid.",
                        null=True,
                        verbose_name="valid until",
                    ),
                ),
                ("sort_key", models.CharField(db_index=True, editable=False, max_length=140)),
                (
                    "slug",
                    models.SlugField(
                        max_length=80, unique=True, verbose_name="short name in addresses"
                    ),
                ),
                (
                    "key",
                    models.CharField(
                        blank=True,
                        help_text="Five digits. Leave empty while it is unknown.",
                        max_length=5,
                        null=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^\\d{5}$", "Five digits, for example 06531."
                            )
                        ],
                        verbose_name="official key",
                    ),
                ),
                (
                    "short_name",
                    models.CharField(
                        help_text="As it stands on the map, e.g. “Odenwald”.",
                        max_length=80,
                        verbose_name="short name",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("county", "county"), ("city", "independent city")],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "plate_code",
                    models.CharField(blank=True, max_length=3, verbose_name="plate code"),
                ),
                (
                    "tile_column",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="column on the map"
                    ),
                ),
                (
                    "tile_row",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="row on the map"
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="predecessors",
                        to="places.district",
                        verbose_name="successor",
                    ),
                ),
            ],
            options={
                "verbose_name": "district",
                "verbose_name_plural": "districts",
                "ordering": ["sort_key", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Municipality",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                (
                    "spellings",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="All other ways in which people write the name.",
                        verbose_name="other spellings",
                    ),
                ),
                ("latitude", models.FloatField(blank=True, null=True, verbose_name="latitude")),
                ("longitude", models.FloatField(blank=True, null=True, verbose_name="longitude")),
                (
                    "valid_from",
                    models.DateField(
                        blank=True,
                        help_text="Empty: since ever.",
                        null=True,
                        verbose_name="valid from",
                    ),
                ),
                (
                    "valid_until",
                    models.DateField(
                        blank=True,
                        help_text="The last day. Empty: still valid.",
                        null=True,
                        verbose_name="valid until",
                    ),
                ),
                ("sort_key", models.CharField(db_index=True, editable=False, max_length=140)),
                (
                    "key",
                    models.CharField(
                        blank=True,
                        max_length=8,
                        null=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^\\d{8}$", "Eight digits, for example 06531005."
                            )
                        ],
                        verbose_name="official key",
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        blank=True,
                        help_text="e.g. “Universitätsstadt”",
                        max_length=120,
                        verbose_name="title",
                    ),
                ),
                (
                    "population",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="inhabitants"),
                ),
                (
                    "population_on",
                    models.DateField(blank=True, null=True, verbose_name="inhabitants as of"),
                ),
                (
                    "district",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="municipalities",
                        to="places.district",
                        verbose_name="district",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="predecessors",
                        to="places.municipality",
                        verbose_name="successor",
                    ),
                ),
            ],
            options={
                "verbose_name": "municipality",
                "verbose_name_plural": "municipalities",
                "ordering": ["sort_key", "pk"],
            },
        ),
        migrations.AddField(
            model_name="district",
            name="seat",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="places.municipality",
                verbose_name="seat of the administration",
            ),
        ),
        migrations.CreateModel(
            name="PlaceEvent",
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
                            ("renamed", "renamed"),
                            ("merged", "merged"),
                            ("moved", "moved to another district"),
                            ("ended", "ended"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("on", models.DateField(verbose_name="on")),
                ("note", models.CharField(blank=True, max_length=250, verbose_name="note")),
                (
                    "district",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="events",
                        to="places.district",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="events",
                        to="places.municipality",
                    ),
                ),
            ],
            options={
                "verbose_name": "event of a place",
                "verbose_name_plural": "events of places",
                "ordering": ["on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="PlaceName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("folded", models.CharField(db_index=True, max_length=140)),
                (
                    "district",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="places.district",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="places.municipality",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Postcode",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        db_index=True,
                        max_length=5,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^\\d{5}$", "Five digits, for example 35390."
                            )
                        ],
                        verbose_name="postcode",
                    ),
                ),
                (
                    "municipality",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="postcodes",
                        to="places.municipality",
                    ),
                ),
            ],
            options={
                "verbose_name": "postcode",
                "verbose_name_plural": "postcodes",
                "ordering": ["code"],
            },
        ),
        migrations.CreateModel(
            name="Border",
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
                        related_name="borders_first",
                        to="places.district",
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="borders_second",
                        to="places.district",
                    ),
                ),
            ],
            options={
                "verbose_name": "border",
                "verbose_name_plural": "borders",
                "constraints": [
                    models.UniqueConstraint(fields=("first", "second"), name="border_once"),
                    models.CheckConstraint(
                        condition=models.Q(("first__lt", models.F("second"))), name="border_ordered"
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="municipality",
            constraint=models.UniqueConstraint(
                fields=("key", "valid_from"), name="municipality_key_from"
            ),
        ),
        migrations.AddConstraint(
            model_name="municipality",
            constraint=models.UniqueConstraint(
                condition=models.Q(("key__isnull", False), ("valid_from__isnull", True)),
                fields=("key",),
                name="municipality_key_always",
            ),
        ),
        migrations.AddConstraint(
            model_name="district",
            constraint=models.UniqueConstraint(
                fields=("key", "valid_from"), name="district_key_from"
            ),
        ),
        migrations.AddConstraint(
            model_name="district",
            constraint=models.UniqueConstraint(
                condition=models.Q(("key__isnull", False), ("valid_from__isnull", True)),
                fields=("key",),
                name="district_key_always",
            ),
        ),
        migrations.AddConstraint(
            model_name="postcode",
            constraint=models.UniqueConstraint(
                fields=("municipality", "code"), name="postcode_once"
            ),
        ),
    ]
