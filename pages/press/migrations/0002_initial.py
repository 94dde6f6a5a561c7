import django.db.models.deletion
import modelcluster.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("base", "0002_accessibilitystatementpage_cursor_homepage_job_and_more"),
        ("places", "0001_initial"),
        ("press", "0001_initial"),
        ("programmes", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="pressreleasepage",
            name="announces",
            field=models.ForeignKey(
                blank=True,
                help_text="Until this release is public, the cohort and its members stay hidden.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="releases",
                to="programmes.cohort",
                verbose_name="announces the cohort",
            ),
        ),
        migrations.AddField(
            model_name="pressreleasepage",
            name="districts",
            field=modelcluster.fields.ParentalManyToManyField(
                blank=True, related_name="releases", to="places.district", verbose_name="districts"
            ),
        ),
        migrations.AddField(
            model_name="pressreleasepage",
            name="press_contact",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="base.contact",
                verbose_name="press contact",
            ),
        ),
        migrations.AddField(
            model_name="pressreleasepage",
            name="programmes",
            field=modelcluster.fields.ParentalManyToManyField(
                blank=True,
                related_name="releases",
                to="programmes.programme",
                verbose_name="programmes",
            ),
        ),
        migrations.AddField(
            model_name="pressreleasepage",
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
            model_name="featuredrelease",
            name="release",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="featured_in",
                to="press.pressreleasepage",
                verbose_name="release",
            ),
        ),
        migrations.AddField(
            model_name="changenote",
            name="release",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="change_notes",
                to="press.pressreleasepage",
            ),
        ),
        migrations.AddField(
            model_name="releaseorganisation",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="base.organisation",
                verbose_name="organisation",
            ),
        ),
        migrations.AddField(
            model_name="releaseorganisation",
            name="release",
            field=modelcluster.fields.ParentalKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="organisations",
                to="press.pressreleasepage",
            ),
        ),
        migrations.AddField(
            model_name="topic",
            name="fields",
            field=modelcluster.fields.ParentalManyToManyField(
                blank=True,
                limit_choices_to={"facet": "field"},
                related_name="topics",
                to="base.category",
                verbose_name="fields of engagement",
            ),
        ),
        migrations.AddField(
            model_name="pressreleasepage",
            name="topics",
            field=modelcluster.fields.ParentalManyToManyField(
                blank=True, related_name="releases", to="press.topic", verbose_name="topics"
            ),
        ),
        migrations.AddField(
            model_name="topictext",
            name="topic",
            field=modelcluster.fields.ParentalKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="texts", to="press.topic"
            ),
        ),
        migrations.AddConstraint(
            model_name="topictext",
            constraint=models.UniqueConstraint(fields=("topic", "language"), name="topic_text"),
        ),
    ]
