"""Parts of uploads in an S3 bucket: browsers send them there by presigned addresses.

The bucket checks what it is sent: the address is signed with the part's length and SHA-256.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, cast

from botocore.exceptions import ClientError
from django.core.files.storage import storages
from django.utils.translation import gettext as _

from webapp.clips.models import OfferedPart, Upload
from webapp.clips.parts import (
    CHECKSUM_HEADER,
    PartOffer,
    ReadsBytes,
    Report,
    check_part,
    clip_key,
    safe_name,
)
from webapp.errors import Refusal

OFFER_SECONDS = 3600
MOST_PARTS = 10_000  # S3's own limit
GONE = ("NoSuchUpload", "404", "NoSuchKey")


def begin_multipart(upload: Upload) -> None:
    """Opens a multipart upload for ``upload`` (not saved yet) in the bucket."""
    store = Store("default")
    upload.part_size = max(upload.part_size, -(-upload.size // MOST_PARTS))
    answer = store.client.create_multipart_upload(
        **store.place(clip_key(upload)), ChecksumAlgorithm="SHA256"
    )
    upload.multipart_id = answer["UploadId"]


class Store:
    """The bucket: as this process reaches it ("default"), or as browsers do ("presigning")."""

    def __init__(self, alias: str) -> None:
        self.storage = cast(Any, storages[alias])
        self.client: Any = self.storage.connection.meta.client

    def place(self, key: str) -> dict[str, str]:
        """The parameters that name an object."""
        return {"Bucket": self.storage.bucket_name, "Key": key}


class BucketParts:
    """The parts of an S3 multipart upload."""

    def __init__(self, upload: Upload) -> None:
        self.upload = upload
        self.store = Store("default")
        self.key = clip_key(upload)
        self.place = {**self.store.place(self.key), "UploadId": upload.multipart_id}

    def received(self) -> list[int]:
        """Those that the bucket has; all of them once it has joined them."""
        try:
            listed = list(self.listed())
        except ClientError as error:
            if not is_gone(error):
                raise
            return list(range(1, self.upload.parts + 1)) if self.is_joined() else []
        return [
            part["PartNumber"]
            for part in listed
            if part["Size"] == self.upload.bytes_of_part(part["PartNumber"])
        ]

    def listed(self) -> Iterable[Any]:
        """The bucket's own list of parts."""
        for page in self.store.client.get_paginator("list_parts").paginate(**self.place):
            yield from page.get("Parts", [])

    def is_joined(self) -> bool:
        """Whether the whole file lies in the bucket."""
        try:
            found = self.store.client.head_object(**self.store.place(self.key))
        except ClientError as error:
            if is_gone(error):
                return False
            raise
        return bool(found["ContentLength"] == self.upload.size)

    def offer(self, checksums: Mapping[int, str]) -> list[PartOffer]:
        """Presigned addresses, under the name by which browsers reach the bucket.

        Raises:
            Refusal: a checksum is missing, and the bucket wants one.
        """
        if not all(checksums.values()):
            raise Refusal(
                "checksum_missing",
                _("Every part needs its SHA-256 here. Open the studio by https, and try again."),
            )
        rows = [
            OfferedPart(upload=self.upload, number=number, sha256=sha256)
            for number, sha256 in checksums.items()
        ]
        OfferedPart.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["upload", "number"],
            update_fields=["sha256"],
        )
        public = Store("presigning").client
        return [self.presigned(public, number, sha256) for number, sha256 in checksums.items()]

    def presigned(self, public: Any, number: int, sha256: str) -> PartOffer:
        """The address of one part: good for these bytes only, for an hour."""
        part = {
            **self.place,
            "PartNumber": number,
            "ChecksumSHA256": sha256,
            "ContentLength": self.upload.bytes_of_part(number),
        }
        url = public.generate_presigned_url("upload_part", Params=part, ExpiresIn=OFFER_SECONDS)
        return {"number": number, "url": url, "headers": {CHECKSUM_HEADER: sha256}}

    def receive(self, number: int, stream: ReadsBytes, sha256: str) -> None:
        """Passes a part on to the bucket, for who cannot reach it."""
        size = self.upload.bytes_of_part(number)
        content = stream.read(size + 1)
        found = base64.b64encode(hashlib.sha256(content).digest()).decode()
        check_part(self.upload, number, len(content), sha256, found)
        OfferedPart.objects.update_or_create(
            upload=self.upload, number=number, defaults={"sha256": found}
        )
        self.store.client.upload_part(
            **self.place, PartNumber=number, Body=content, ChecksumSHA256=found
        )

    def join(self, folder: Path, report: Report) -> Path:
        """Has the bucket join them, and fetches the whole file for the probe."""
        if not self.is_joined():
            sums = dict(self.upload.offered_parts.values_list("number", "sha256"))
            parts = [
                {
                    "PartNumber": part["PartNumber"],
                    "ETag": part["ETag"],
                    "ChecksumSHA256": sums[part["PartNumber"]],
                }
                for part in self.listed()
            ]
            self.store.client.complete_multipart_upload(
                **self.place, MultipartUpload={"Parts": parts}
            )
        return self.fetch(folder, report)

    def fetch(self, folder: Path, report: Report) -> Path:
        """The whole file, from the bucket into ``folder``."""
        whole = folder / safe_name(self.upload.name)
        arrived = 0

        def count(size: int) -> None:
            nonlocal arrived
            arrived += size
            report(arrived / self.upload.size)

        bucket = self.store.place(self.key)
        self.store.client.download_file(bucket["Bucket"], self.key, str(whole), Callback=count)
        return whole

    def publish(self, whole: Path, key: str) -> str:
        """It is there already, under its own key."""
        whole.unlink(missing_ok=True)
        return self.key

    def forget(self) -> None:
        """Gives the multipart upload up, and deletes the file unless it is a clip."""
        try:
            self.store.client.abort_multipart_upload(**self.place)
        except ClientError as error:
            if not is_gone(error):
                raise
        if not self.upload.clip_id:
            self.store.client.delete_object(**self.store.place(self.key))


def is_gone(error: ClientError) -> bool:
    """Whether what was asked for is not there (any more)."""
    return error.response.get("Error", {}).get("Code") in GONE
