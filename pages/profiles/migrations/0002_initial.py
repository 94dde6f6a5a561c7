import django.db.models.deletion
import modelcluster.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("base", "0002_accessibilitystatementpage_cursor_homepage_job_and_more"),
        ("profiles", "0001_initial"),
        ("programmes", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="centreindexpage",
            name="programme",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="programmes.programme",
                verbose_name="programme",
            ),
        ),
        migrations.AddField(
            model_name="centrepage",
            name="host",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="base.organisation",
                verbose_name="host organisation",
            ),
        ),
        migrations.AddField(
            model_name="centrepage",
            name="membership",
            field=models.ForeignKey(
                blank=True,
                help_text="Who takes part in which programme, since when, in which cohort.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="programmes.membership",
                verbose_name="membership",
            ),
        ),
        migrations.AddField(
            model_name="centrepage",
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
            model_name="centrepage",
            name="visiting",
            field=models.ForeignKey(
                blank=True,
                help_text="Address, phone, opening hours and people.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="centre_pages",
                to="base.visitingdetails",
                verbose_name="visiting details",
            ),
        ),
        migrations.AddField(
            model_name="cityindexpage",
            name="programme",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="programmes.programme",
                verbose_name="programme",
            ),
        ),
        migrations.AddField(
            model_name="citypage",
            name="membership",
            field=models.ForeignKey(
                blank=True,
                help_text="Who takes part in which programme, since when, in which cohort.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="programmes.membership",
                verbose_name="membership",
            ),
        ),
        migrations.AddField(
            model_name="citypage",
            name="partners",
            field=modelcluster.fields.ParentalManyToManyField(
                blank=True,
                related_name="+",
                to="base.organisation",
                verbose_name="cooperation partners",
            ),
        ),
        migrations.AddField(
            model_name="citypage",
            name="project_owner",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="base.organisation",
                verbose_name="project owner",
            ),
        ),
        migrations.AddField(
            model_name="citypage",
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
    ]
