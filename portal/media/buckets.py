"""Makes the buckets that the settings name, once or as often as you like."""

from portal.media.s3 import ObjectStorage
from portal.media.s3_objects import answering

AMAZONS_FIRST = "us-east-1"  # the one region that may not be named when a bucket is made
CORS_SECONDS = 3600  # how long a browser need not ask again


def make_bucket(storage: ObjectStorage) -> bool:
    """Whether it had to be made. Raises StorageUnavailable, and FileExistsError where a stranger
    has a bucket of this name.
    """
    try:
        with answering(storage.bucket_name):
            storage.client.head_bucket(Bucket=storage.bucket_name)
    except FileNotFoundError:
        place = {"LocationConstraint": storage.region_name}
        options = {"CreateBucketConfiguration": place}
        with answering(storage.bucket_name):
            storage.client.create_bucket(
                Bucket=storage.bucket_name,
                **({} if storage.region_name == AMAZONS_FIRST else options),
            )
        return True
    return False


def allow_origin(storage: ObjectStorage, origin: str) -> None:
    """Let pages of this one origin read signed addresses by script, in parts (W3C Fetch, CORS)."""
    rule = {
        "AllowedOrigins": [origin],
        "AllowedMethods": ["GET", "HEAD"],
        "AllowedHeaders": ["Range", "If-Range"],
        "ExposeHeaders": ["Accept-Ranges", "Content-Length", "Content-Range", "ETag"],
        "MaxAgeSeconds": CORS_SECONDS,
    }
    with answering(storage.bucket_name):
        storage.client.put_bucket_cors(
            Bucket=storage.bucket_name, CORSConfiguration={"CORSRules": [rule]}
        )
