from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_unconfirmed_email"),
    ]

    operations = [
        migrations.AlterField(
            model_name="ledgerentry",
            name="subject",
            field=models.UUIDField(help_text="The upload, clip, take, export or share link."),
        ),
        migrations.AlterField(
            model_name="ledgerentry",
            name="what",
            field=models.CharField(
                choices=[
                    ("upload", "upload"),
                    ("clip", "clip"),
                    ("job", "take"),
                    ("export", "export"),
                    ("link", "share link"),
                ],
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="plan",
            name="max_storage_bytes",
            field=models.PositiveBigIntegerField(
                default=100000000000,
                help_text="Bytes of all files together.",
                verbose_name="storage",
            ),
        ),
    ]
