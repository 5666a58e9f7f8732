"""The sounds made of uploads get a field; those that lie beside their uploads already are noted."""

from pathlib import PurePosixPath
from typing import Any

from django.db import migrations, models


def note_samples(apps: Any, _schema: Any) -> None:
    """The way they were found until now: by their name, in the folder of the upload."""
    clips = apps.get_model("clips", "Clip").objects.exclude(audio_tracks=[])
    for clip in clips.only("file").iterator(chunk_size=500):
        key = str(PurePosixPath(clip.file.name).parent / "sound.wav")
        if clip.file.storage.exists(key):
            clip.samples = key
            clip.save(update_fields=["samples"])


class Migration(migrations.Migration):
    dependencies = [("clips", "0005_upload_states")]

    operations = [
        migrations.AddField(
            model_name="clip",
            name="samples",
            field=models.FileField(
                blank=True,
                help_text="The upload's own sound as WAV; made when asked.",
                max_length=500,
            ),
        ),
        migrations.AlterField(
            model_name="clip",
            name="size",
            field=models.PositiveBigIntegerField(help_text="Bytes of the upload."),
        ),
        migrations.RunPython(note_samples, migrations.RunPython.noop, elidable=True),
    ]
