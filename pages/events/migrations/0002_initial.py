import django.db.models.deletion
import modelcluster.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("base", "0002_accessibilitystatementpage_cursor_homepage_job_and_more"),
        ("events", "0001_initial"),
        ("programmes", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="event",
            name="programmes",
            field=modelcluster.fields.ParentalManyToManyField(
                blank=True,
                related_name="events",
                to="programmes.programme",
                verbose_name="programmes",
            ),
        ),
        migrations.AddField(
            model_name="event",
            name="registration_with",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="base.organisation",
                verbose_name="registration with",
            ),
        ),
        migrations.AddField(
            model_name="event",
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
        migrations.AddField(
            model_name="eventmaterial",
            name="document",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="base.kittdocument",
                verbose_name="document",
            ),
        ),
        migrations.AddField(
            model_name="eventmaterial",
            name="event",
            field=modelcluster.fields.ParentalKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="materials",
                to="events.event",
            ),
        ),
        migrations.AddField(
            model_name="seriespage",
            name="organisers",
            field=modelcluster.fields.ParentalManyToManyField(
                blank=True, related_name="+", to="base.organisation", verbose_name="organisers"
            ),
        ),
        migrations.AddField(
            model_name="seriespage",
            name="programme",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="programmes.programme",
                verbose_name="programme",
            ),
        ),
        migrations.AddField(
            model_name="seriespage",
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
        migrations.AddField(
            model_name="event",
            name="series",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="events",
                to="events.seriespage",
                verbose_name="series",
            ),
        ),
        migrations.AddConstraint(
            model_name="contactpoint",
            constraint=models.UniqueConstraint(
                fields=("public_id", "locale"), name="events_contactpoint_address"
            ),
        ),
        migrations.AlterUniqueTogether(
            name="contactpoint",
            unique_together={("translation_key", "locale")},
        ),
        migrations.AddConstraint(
            model_name="course",
            constraint=models.UniqueConstraint(
                fields=("public_id", "locale"), name="events_course_address"
            ),
        ),
        migrations.AlterUniqueTogether(
            name="course",
            unique_together={("translation_key", "locale")},
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["starts_at"], name="event_start"),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.UniqueConstraint(
                fields=("public_id", "locale"), name="events_event_address"
            ),
        ),
        migrations.AlterUniqueTogether(
            name="event",
            unique_together={("translation_key", "locale")},
        ),
    ]
