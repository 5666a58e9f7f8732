from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("player", "0002_listening_tests")]

    operations = [
        migrations.RenameField("participant", "seed", "number"),
        migrations.AlterField(
            "participant",
            "number",
            models.PositiveIntegerField(default=0, help_text="Decides the order of the trials."),
        ),
        migrations.AddField(
            "trial",
            "anchor",
            models.CharField(
                blank=True,
                choices=[("mono", "Mono anchor"), ("low", "Low-passed anchor")],
                max_length=4,
            ),
        ),
        migrations.AddField(
            "trial",
            "start",
            models.FloatField(
                default=0.0, help_text="Seconds into the clip; it repeats from here."
            ),
        ),
        migrations.AddField(
            "trial",
            "end",
            models.FloatField(blank=True, help_text="Seconds; empty: the clip's end.", null=True),
        ),
        migrations.AddField(
            "trial",
            "loudness",
            models.FloatField(
                blank=True,
                help_text="LUFS at the ears from start to end; empty: not matched.",
                null=True,
            ),
        ),
    ]
